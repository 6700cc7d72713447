"""Each invented record is seen by whom it is meant for, and by nobody else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.database import database
from app.models.people import User
from app.models.record import Asset, Aware, PublishedAsset, Visibility
from app.policy import Viewer, visible_rows
from app.queries.people.viewers import load_viewer

pytestmark = pytest.mark.usefixtures("loaded")
ACCOUNTS = ("medewerker", "opbouwwerker", "trainer", "manager", "beheer", "coordinator", "fg", "partner")


def viewer(account: str) -> Viewer:
    address = account if "@" in account else f"{account}@demo.example"
    user = database.session.scalars(select(User).where(User.email == address)).one()
    found = load_viewer(user.id, epoch=user.epoch)
    assert found is not None
    return found


def seen_by(account: str) -> set[str]:
    rows = select(PublishedAsset.name).where(visible_rows(viewer(account)))
    names = list(database.session.scalars(rows))
    assert len(names) == len(set(names))
    return set(names)


def meant_for(who: Viewer) -> set[str]:
    """The rules of visibility, said once more and simply."""
    names = set()
    for asset in database.session.scalars(select(Asset)):
        mine = {asset.steward_id, asset.co_steward_id, asset.recorded_team_id} & set(who.team_ids)
        if who.acting_role is not None and who.acting_role.value == "partner":
            is_meant = asset.visibility is Visibility.PUBLIC and asset.aware in {Aware.YES, Aware.PUBLIC}
        else:
            is_meant = bool(mine) or asset.visibility is not Visibility.TEAM
        if is_meant:
            names.add(asset.name)
    return names


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_sees_exactly_what_is_meant_for_it(account):
    assert seen_by(account) == meant_for(viewer(account))


def test_every_record_is_seen_by_somebody():
    audiences = select(PublishedAsset.asset_id).where(PublishedAsset.audience == Visibility.TEAM)
    assert set(database.session.scalars(audiences)) == set(database.session.scalars(select(Asset.id)))


def test_what_is_sensitive_is_seen_by_its_keepers_and_who_looks_along():
    assert "Veldje 22" in seen_by("opbouwwerker-korrewegwijk-1@collega.example")
    assert "Veldje 22" in seen_by("opbouwwerker-selwerd-1@collega.example")
    assert "Veldje 22" not in seen_by("opbouwwerker")
    assert "Veldje 22" not in seen_by("beheer")


def test_a_partner_sees_a_part_and_colleagues_nearly_all():
    assert 80 < len(seen_by("partner")) < 150
    assert len(seen_by("medewerker")) > 290


@pytest.mark.parametrize("path", ["/inloggen", "/"])
def test_pages_say_that_everything_is_invented(loaded, path):
    from tests.browsing import another
    from tests.factories.people import sign_in

    browser = another(loaded.app)
    if path == "/":
        user = database.session.scalars(select(User).where(User.email == "manager@demo.example")).one()
        sign_in(browser, user)
    answer = browser.get(path)
    assert answer.status_code == 200
    assert "Voorbeeldgegevens" in answer.text
