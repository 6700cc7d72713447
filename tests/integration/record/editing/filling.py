"""What the edit page of a record would send."""

from __future__ import annotations

from app import clock
from tests.factories.people import csrf_token

TODAY = clock.today()
CONTACT = {
    "contacts-0-role": "Gastvrouw",
    "contacts-0-channel": "phone",
    "contacts-0-value": "050 555 01 23",
    "contacts-0-consent_from": "de gastvrouw zelf",
    "contacts-0-consent_on": TODAY.isoformat(),
}
STORY = {
    "stories-0-text": "Nu weet ik wie er ook wakker is.",
    "stories-0-consent_level": "organisation",
    "stories-0-consent_from": "een moeder",
    "stories-0-consent_on": TODAY.isoformat(),
}


def address(asset) -> str:
    return f"/buurtkrachten/{asset.id}/wijzig"


def form(asset, **over):
    """The fields that a page with the record as it is would send."""
    plain = {
        "version": asset.version,
        "name": asset.name,
        "kind": asset.kind.value,
        "strength": asset.strength.value,
        "themes": list(asset.themes),
        "place": "keep",
        "precision": asset.precision.value,
        "visibility": asset.visibility.value,
        "aware": asset.aware.value,
        "status": asset.status.value,
        "rhythm_is_here": "1",
        "parts_are_here": "1",
    }
    return plain | over


def save(browser, asset, **over):
    return browser.post(address(asset), data=form(asset, **over) | {"csrf_token": csrf_token(browser)})
