"""Wat vraagt aandacht: each number is as long as the list that it opens."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from app import clock
from app.models.imports import ImportRun, Source
from app.models.people import Role, User
from app.models.record import Contact, Story, Visibility
from app.queries.record.keeping.attention import attention
from app.services.record.content import Where
from app.services.record.merging.finding import find_duplicates
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

PAGES = {
    "/beheer/aandacht/inlezen": "refused",
    "/beheer/dubbel": "doubles",
    "/beheer/plek-onzeker": "uncertain",
    "/beheer/aandacht/toestemming": "ending",
    "/beheer/aandacht/zonder-team": "without_team",
}


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def office(app, db, keeper):
    admin = make_viewer(roles=(Role.ADMIN,), team="Beheer")
    office = another(app)
    sign_in(office, db.session.get_one(User, admin.user_id))
    return office


def agreed(days):
    today = clock.today()
    return {"consent_from": "de gastvrouw", "consent_on": today, "expires_on": today + timedelta(days=days)}


def fill(db, keeper):
    today = clock.today()
    one, two = (make_asset(keeper, name=f"Zangkoor {name}") for name in ("De Brug", "de brug"))
    loose = make_asset(keeper, name="Van niemand")
    loose.steward_id = None
    make_asset(keeper, name="Ergens", where=Where(location=(233_000.0, 583_000.0), place_uncertain=True))
    hidden = make_asset(keeper, name="Besloten", visibility=Visibility.TEAM)
    source = Source(name="lijst", title="De lijst", licence="CC0", attribution="", already_public=True)
    db.session.add(source)
    db.session.flush()
    counted = {"rows_read": 9, "rows_new": 4, "rows_changed": 0, "rows_unchanged": 0}
    db.session.add_all(
        [
            Contact(asset_id=one.id, role="gastvrouw", channel="other", value="balie geheim", **agreed(5)),
            Contact(asset_id=two.id, role="gastvrouw", channel="other", value="balie", **agreed(300)),
            Contact(asset_id=hidden.id, role="gastvrouw", channel="other", value="balie", **agreed(5)),
            Story(asset_id=two.id, text="Zo begon het.", told_on=today, consent_level="team", **agreed(5)),
            ImportRun(source_id=source.id, filename="lijst.csv", rows_refused=5, **counted),
            ImportRun(source_id=source.id, filename="goed.csv", rows_refused=0, **counted),
            ImportRun(
                source_id=source.id, filename="terug.csv", rows_refused=3, undone_at=clock.now(), **counted
            ),
        ]
    )
    from app.services.record.publishing import publish

    publish()
    find_duplicates()


def test_each_number_is_as_long_as_its_list(db, keeper, office):
    fill(db, keeper)
    admin = make_viewer(roles=(Role.ADMIN,))
    counts = attention(admin)
    assert {name: getattr(counts, name) for name in PAGES.values()} == dict.fromkeys(PAGES.values(), 1)

    overview = office.get("/beheer/aandacht").text
    for page in PAGES:
        assert f'href="{page}"' in overview
        assert len(re.findall('<li class="task-row">', office.get(page).text)) == 1, page


def test_what_is_private_or_hidden_is_not_told(db, keeper, office):
    fill(db, keeper)
    pages = "".join(office.get(page).text for page in PAGES)

    assert "balie" not in pages
    assert "Besloten" not in pages


def test_nothing_is_said_and_only_to_administrators(app, db, keeper, office):
    assert "Niets vraagt nu aandacht" in office.get("/beheer/aandacht").text
    assert "Alles heeft een team" in office.get("/beheer/aandacht/zonder-team").text
    colleague = another(app)
    sign_in(colleague, db.session.get_one(User, keeper.user_id))
    for page in ("/beheer/aandacht", "/beheer/aandacht/zonder-team", "/beheer/aandacht/toestemming"):
        assert colleague.get(page).status_code == 403
