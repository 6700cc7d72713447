"""The page of a record, for everybody who may open it: each sees what is theirs to see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.models.people import Role, Team
from app.models.record import (
    Aware,
    Channel,
    Contact,
    Cost,
    Openness,
    Precision,
    RelationType,
    Status,
    StopReason,
    Story,
    TeamNote,
    Visibility,
)
from app.services.record.content import Where
from app.services.record.ties.relating import relate
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, post, sign_in
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.viewers import make_viewer

TODAY = clock.today()


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def as_role(app, db, keeper):
    def browser(role: Role, *, team: Team | None = None):
        made = another(app)
        sign_in(made, make_user(team=team or make_team(), roles=[role.value]))
        return made

    return browser


@pytest.fixture
def own_team(db, keeper):
    return db.session.get_one(Team, keeper.team_id)


def page(browser, asset) -> str:
    return browser.get(f"/buurtkrachten/{asset.id}").text


def hang(db, asset, *, level: Visibility = Visibility.ORGANISATION, days: int = 60) -> None:
    agreed = {
        "consent_from": "de gastvrouw",
        "consent_on": TODAY - timedelta(days=100),
        "expires_on": TODAY + timedelta(days=days),
    }
    db.session.add_all(
        [
            Contact(
                asset_id=asset.id, role="Gastvrouw", channel=Channel.PHONE, value="050 555 01 23", **agreed
            ),
            Story(
                asset_id=asset.id,
                text="Nu weet ik wie er ook wakker is.",
                told_on=TODAY,
                consent_level=level,
                **agreed,
            ),
            TeamNote(
                asset_id=asset.id,
                text="De sleutel hangt bij de buren.",
                written_on=TODAY - timedelta(days=100),
                expires_on=TODAY + timedelta(days=days),
            ),
        ]
    )
    db.session.flush()


def test_a_contact_and_a_note_are_for_the_team_that_keeps_it_and_others_hear_that_there_is_one(
    db, keeper, own_team, as_role
):
    asset = make_asset(keeper)
    hang(db, asset)
    own = page(as_role(Role.MEMBER, team=own_team), asset)
    assert "tel:0505550123" in own
    assert "De sleutel hangt bij de buren." in own

    for browser in (as_role(Role.MEMBER), as_role(Role.MANAGER, team=own_team), as_role(Role.PRIVACY)):
        other = page(browser, asset)
        assert "050 555" not in other
        assert "De sleutel" not in other
        assert "Loopt via Team Hamrik." in other
        assert "is 1 gegeven met toestemming" in other


def test_a_manager_of_the_team_changes_the_record_and_never_meets_a_contact(db, keeper, own_team, as_role):
    asset = make_asset(keeper)
    hang(db, asset)
    browser = as_role(Role.MANAGER, team=own_team)
    form = browser.get(f"/buurtkrachten/{asset.id}/wijzig").text

    assert 'name="name"' in form
    assert "050 555" not in form
    assert "De sleutel" not in form
    fields = {"version": 1, "name": "Andere naam", "kind": "initiative", "strength": "groups"}
    fields |= {"themes": ["bewegen-en-sport"], "place": "keep", "precision": "exact", "aware": "unknown"}
    fields |= {"visibility": "organisation", "status": "active", "parts_are_here": "1", "note": ""}
    assert post(browser, f"/buurtkrachten/{asset.id}/wijzig", fields).status_code == 302
    assert db.session.get(TeamNote, asset.id).text == "De sleutel hangt bij de buren."


def test_what_was_agreed_until_yesterday_is_shown_to_nobody(db, keeper, own_team, as_role):
    asset = make_asset(keeper)
    hang(db, asset, days=0)
    own = page(as_role(Role.MEMBER, team=own_team), asset)

    for gone in ("050 555", "De sleutel", "wie er ook wakker", "gegeven met toestemming"):
        assert gone not in own


def test_what_expired_stands_in_nobodys_way_and_goes_with_the_next_save(db, keeper, own_team, as_role):
    asset = make_asset(keeper)
    hang(db, asset, days=0)
    browser = as_role(Role.MEMBER, team=own_team)
    fields = {"version": 1, "name": "Andere naam", "kind": "initiative", "strength": "groups"}
    fields |= {"themes": ["bewegen-en-sport"], "place": "keep", "precision": "buurt", "aware": "unknown"}
    fields |= {"visibility": "team", "sensitive": "y", "status": "active", "parts_are_here": "1", "note": ""}
    answer = post(browser, f"/buurtkrachten/{asset.id}/wijzig", fields)

    assert answer.status_code == 302, answer.text
    left = [db.session.scalar(select(func.count()).select_from(kind)) for kind in (Contact, Story, TeamNote)]
    assert left == [0, 0, 0]


@pytest.mark.parametrize(
    ("level", "colleague", "guest"),
    [
        (Visibility.TEAM, False, False),
        (Visibility.ORGANISATION, True, False),
        (Visibility.PUBLIC, True, True),
    ],
)
def test_a_story_is_read_by_whom_its_teller_agreed_to(db, keeper, own_team, as_role, level, colleague, guest):
    asset = make_asset(keeper, visibility=Visibility.PUBLIC, aware=Aware.YES)
    hang(db, asset, level=level)
    told = "Nu weet ik wie er ook wakker is."

    assert told in page(as_role(Role.MEMBER, team=own_team), asset)
    assert (told in page(as_role(Role.MEMBER), asset)) is colleague
    assert (told in page(as_role(Role.PARTNER), asset)) is guest


def test_it_says_how_to_join_what_is_unknown_and_since_when_it_stands_so(keeper, as_role):
    full = make_asset(
        keeper,
        openness=Openness.WALK_IN,
        cost=Cost.FREE,
        capacity=12,
        step_free=True,
        toilet=False,
        languages=("ti",),
        status=Status.STOPPED,
        status_reason=StopReason.NO_PLACE,
        status_since=date(2025, 9, 3),
        no_requests_until=TODAY + timedelta(days=5),
    )
    said = page(as_role(Role.MEMBER), full)
    for words in (
        "Ja, loop binnen, gratis",
        "ongeveer 12 mensen · zonder drempel · niet: wc voor rolstoel",
        "Tigrinya",
        "gestopt sinds september 2025 (geen plek meer)",
        "Even geen nieuwe verzoeken",
    ):
        assert words in said
    assert page(as_role(Role.MEMBER), make_asset(keeper)).count("Weten we nog niet") >= 4


def test_a_tie_is_told_from_either_end(keeper, as_role):
    guest, host = (
        make_asset(keeper, name="Pan op Donderdag"),
        make_asset(keeper, name="Keuken van de Ketting"),
    )
    relate(from_id=guest.id, to_id=host.id, kind=RelationType.SUPPORTS, viewer=keeper)
    browser = as_role(Role.MEMBER)

    assert "helpt" in page(browser, guest)
    assert "wordt geholpen door" in page(browser, host)


def test_its_address_as_a_picture_is_for_who_may_open_it(keeper, as_role):
    public = make_asset(keeper, visibility=Visibility.PUBLIC, aware=Aware.YES)
    hidden = make_asset(keeper, visibility=Visibility.TEAM)
    browser = as_role(Role.MEMBER)
    picture = browser.get(f"/buurtkrachten/{public.id}/qr.svg")

    assert picture.mimetype == "image/svg+xml"
    assert picture.text.startswith("<svg")
    again = browser.get(
        f"/buurtkrachten/{public.id}/qr.svg", headers={"If-None-Match": picture.headers["ETag"]}
    )
    assert again.status_code == 304
    other = make_asset(keeper, visibility=Visibility.PUBLIC, aware=Aware.YES)
    assert browser.get(f"/buurtkrachten/{other.id}/qr.svg").text != picture.text
    assert browser.get(f"/buurtkrachten/{hidden.id}/qr.svg").status_code == 404
    assert f"http://localhost/buurtkrachten/{public.id}" in page(browser, public)


CARD = "/buurtkrachten/{}/kaartje-voor-bewoner"


@pytest.mark.parametrize(
    ("over", "told"),
    [
        ({"aware": Aware.YES}, True),
        ({"aware": Aware.NOT_YET}, False),
        ({"aware": Aware.YES, "precision": Precision.STREET}, False),
        ({"aware": Aware.YES, "precision": Precision.BUURT}, False),
    ],
)
def test_a_card_for_a_resident_holds_the_address_only_when_the_group_wants_it_known(
    db, keeper, own_team, as_role, over, told
):
    asset = make_asset(keeper, where=Where(location=IN_HAMRIK, place_note="Elzenlaan 12"), **over)
    hang(db, asset)
    card = as_role(Role.MEMBER, team=own_team).get(CARD.format(asset.id)).text

    assert ("Elzenlaan 12" in card) is told
    assert ("weet de weg" in card) is not told
    assert "050 555" not in card
    assert "wie er ook wakker" not in card


def test_what_only_the_team_sees_is_on_no_card(keeper, own_team, as_role):
    asset = make_asset(keeper, visibility=Visibility.TEAM)
    assert as_role(Role.MEMBER, team=own_team).get(CARD.format(asset.id)).status_code == 403
    assert as_role(Role.MEMBER).get(CARD.format(asset.id)).status_code == 404


def test_a_card_of_what_stopped_says_so(keeper, as_role):
    asset = make_asset(keeper, status=Status.STOPPED)
    assert "Dit is gestopt." in as_role(Role.MEMBER).get(CARD.format(asset.id)).text
