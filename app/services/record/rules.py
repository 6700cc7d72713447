"""The rules of a record that need a sentence at a field, before the database holds them as constraints."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.record import Aware, Exchange, Precision, Status, Theme, Visibility
from app.models.record.catalogue import Audience
from app.rhythms import pauses_error, rhythm_error
from app.services.record.content import AssetContent

NAME_LIMIT = 120
SUMMARY_LIMIT = 300
TAG_LIMIT = 12
LANGUAGE_LIMIT = 12
CAPACITY_LIMIT = 5000
FIRST_DAY = date(1900, 1, 1)
NO_REQUESTS_LIMIT = timedelta(days=366)


def check(content: AssetContent) -> None:
    """Raise Invalid with a Dutch sentence per field when the record breaks a rule."""
    errors = rule_errors(content)
    if errors:
        raise Invalid(errors)


def rule_errors(content: AssetContent) -> dict[str, str]:
    """A Dutch sentence for each field that breaks a rule; empty when all is well."""
    return {
        **_text_errors(content),
        **_theme_errors(content),
        **_choice_errors(content),
        **_visibility_errors(content),
        **_rhythm_errors(content),
        **_number_errors(content),
    }


def _text_errors(content: AssetContent) -> dict[str, str]:
    errors = {}
    length = len(content.name)
    if not content.name:
        errors["name"] = "Vul een naam in, of schrijf kort wat het is."
    elif length < 3:
        errors["name"] = "Deze naam is erg kort. Gebruik minstens 3 letters."
    elif length > NAME_LIMIT:
        errors["name"] = f"Gebruik hoogstens {NAME_LIMIT} tekens. Het zijn er nu {length}."
    if len(content.summary) > SUMMARY_LIMIT:
        errors["summary"] = (
            f"Gebruik hoogstens {SUMMARY_LIMIT} tekens. Het zijn er nu {len(content.summary)}."
        )
    if content.website and not re.fullmatch(r"https?://[^\s/.]+\.[^\s]+", content.website):
        errors["website"] = "Dit lijkt geen webadres. Begin met www of https."
    if len(content.tags) > TAG_LIMIT:
        errors["tags"] = f"Kies hoogstens {TAG_LIMIT} zoekwoorden. Haal er een paar weg."
    return errors


def _theme_errors(content: AssetContent) -> dict[str, str]:
    if not content.themes:
        return {"themes": "Kies minstens 1 thema."}
    if len(content.themes) > 3:
        return {"themes": "Kies er hoogstens 3. Haal er eerst een weg."}
    if set(content.themes) - _codes(Theme):
        return {"themes": "Dit thema bestaat niet (meer). Kies een ander thema."}
    return {}


def _choice_errors(content: AssetContent) -> dict[str, str]:
    errors = {}
    if set(content.audiences) - _codes(Audience):
        errors["audiences"] = "Deze groep bestaat niet (meer). Kies een andere."
    known = {thing.value for thing in Exchange}
    for field in ("offers", "needs"):
        if set(getattr(content, field)) - known:
            errors[field] = "Kies iets uit de lijst."
    if content.status_reason and content.status is not Status.STOPPED:
        errors["status_reason"] = "Een reden vul je alleen in als het gestopt is."
    where = content.where
    if where.location is None and not where.service_area and not where.whole_municipality:
        errors["where"] = "Kies waar het is: een plek, een adres of een buurt."
    return errors


def _visibility_errors(content: AssetContent) -> dict[str, str]:
    if content.sensitive and content.visibility is Visibility.PUBLIC:
        return {"visibility": "Wat gevoelig is, kan niet openbaar."}
    if content.sensitive and content.visibility is not Visibility.TEAM:
        return {"visibility": "Wat gevoelig is, kan alleen je eigen team zien. Kies 'mijn team'."}
    if content.sensitive and content.precision not in {Precision.BUURT, Precision.HIDDEN}:
        return {"precision": "Wat gevoelig is, komt niet precies op de kaart. Kies 'alleen de buurt'."}
    if content.visibility is Visibility.PUBLIC and content.aware not in {Aware.YES, Aware.PUBLIC}:
        return {"visibility": "Zet het pas openbaar als de groep het weet. Kies nu 'alle collega's'."}
    return {}


def _rhythm_errors(content: AssetContent) -> dict[str, str]:
    found = {"rhythm": rhythm_error(content.rhythm), "pauses": pauses_error(content.pauses)}
    return {name: sentence for name, sentence in found.items() if sentence}


def _number_errors(content: AssetContent) -> dict[str, str]:
    errors = {}
    today = clock.today()
    if content.capacity is not None and not 1 <= content.capacity <= CAPACITY_LIMIT:
        errors["capacity"] = f"Vul een getal in van 1 tot en met {CAPACITY_LIMIT}."
    if len(content.languages) > LANGUAGE_LIMIT:
        errors["languages"] = f"Kies hoogstens {LANGUAGE_LIMIT} talen. Haal er een weg."
    if content.status_since is not None and not FIRST_DAY <= content.status_since <= today:
        errors["status_since"] = "Kies een dag die al geweest is."
    if content.no_requests_until is not None and content.no_requests_until > today + NO_REQUESTS_LIMIT:
        errors["no_requests_until"] = "Kies een dag binnen een jaar. Daarna vragen we het opnieuw."
    return errors


def _codes(catalogue: type[Theme] | type[Audience]) -> set[str]:
    return set(database.session.scalars(select(catalogue.code)))
