"""Claims on ties and steps: who may say it, where it shows, and that it waits for a reader like any other."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app import clock
from app.models.record import Change, DeletionReason, Precision, RelationType, Visibility
from app.models.training import Action, ActionKind, Claim, ClaimStrength
from app.services.record.keeping.deleting import forget_records
from app.services.record.ties.relating import end_relation, relate
from app.services.training.yielding.acting import act
from tests.factories.people import post
from tests.factories.record import make_asset
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer

SAID = {"strength": "prompted", "reason": "We liepen er samen langs."}


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


@pytest.fixture
def held(member):
    return make_session(team_id=member.team_id)


@pytest.fixture
def ends(member):
    return make_asset(member, name="Eettafel"), make_asset(member, name="Ruilkast", themes=("eten-en-koken",))


@pytest.fixture
def tie(member, ends):
    first, second = ends
    return relate(from_id=first.id, to_id=second.id, kind=RelationType.USES_PLACE, viewer=member)


@pytest.fixture
def step(member, held):
    return act(
        session_id=held.id, kind=ActionKind.ROUND, said="Elke maand een ronde.", client_key=uuid4(),
        viewer=member,
    )  # fmt: skip


def test_a_tie_is_linked_once_and_shows_on_its_page_its_record_and_its_session(
    db, browse, member, held, tie, ends
):
    browser, at = browse(member), f"/verbindingen/{tie.id}/verband"
    record = browser.get(f"/buurtkrachten/{ends[0].id}").text
    assert f'href="{at}"' in record
    assert "Eettafel en Ruilkast" in browser.get(at).text
    for _ in range(2):
        assert post(browser, at, {"session": held.id, **SAID}).location == at
    (made,) = db.session.scalars(select(Claim))

    assert (made.relation_id, made.asset_id, made.action_id) == (tie.id, None, None)
    for page in (at, f"/buurtkrachten/{ends[0].id}", f"/buurtkrachten/{ends[1].id}"):
        assert "nog niet meegelezen" in browser.get(page).text
    assert "Eettafel – Ruilkast" in browser.get(f"/leergang/bijeenkomsten/{held.id}").text


def test_a_step_is_linked_by_its_own_team_alone(db, browse, member, other, held, step):
    at = f"/leergang/vervolgstappen/{step.id}/verband"
    assert f'href="{at}"' in browse(member).get(f"/leergang/vervolgstappen/{step.id}").text
    assert browse(other).get(at).status_code == 404
    elsewhere = make_session(team_id=other.team_id)
    assert post(browse(other), at, {"session": elsewhere.id, **SAID}).status_code == 404
    assert post(browse(member), at, {"session": held.id, **SAID}).location == at

    (made,) = db.session.scalars(select(Claim))
    assert (made.action_id, made.strength) == (step.id, ClaimStrength.PROMPTED)
    assert "Elke maand een ronde." in browse(other).get(f"/leergang/bijeenkomsten/{held.id}").text


def test_the_session_at_which_a_step_was_said_stands_first_and_not_the_newest(browse, member, held, step):
    newer = make_session(team_id=member.team_id, starts_at=clock.now() - timedelta(days=1))
    page = browse(member).get(f"/leergang/vervolgstappen/{step.id}/verband").text

    assert page.index(f'name="session" value="{held.id}"') < page.index(f'<option value="{newer.id}"')
    assert f'name="session" value="{newer.id}"' not in page


def test_half_an_answer_and_what_looks_like_a_person_are_asked_about(browse, member, held, tie, step):
    for at in (f"/verbindingen/{tie.id}/verband", f"/leergang/vervolgstappen/{step.id}/verband"):
        half = post(browse(member), at, {"session": held.id})
        assert half.status_code == 422
        assert "Kies hoe groot het verschil was." in half.text
        hot = {"session": held.id, **SAID, "reason": "Bel 111222333 over de boodschappen"}
        assert post(browse(member), at, hot).status_code == 422


def test_all_three_wait_on_the_page_of_the_second_reader_and_tell_when_they_began(
    db, browse, member, other, held, tie, step, ends
):
    step.made_on = clock.today() - timedelta(days=30)
    tie.since = clock.today() - timedelta(days=90)
    for at in (
        f"/verbindingen/{tie.id}/verband",
        f"/leergang/vervolgstappen/{step.id}/verband",
        f"/buurtkrachten/{ends[0].id}/verband",
    ):
        assert post(browse(member), at, {"session": held.id, **SAID}).status_code == 302
    page = browse(other).get("/leergang/meelezen").text
    assert "3 verbanden wachten" in page
    assert "Een verbinding sinds 3 juli, dus al vóór die bijeenkomst" in page
    assert "Een vervolgstap van 1 september, dus al vóór die bijeenkomst" in page
    assert "Er wacht niets" in browse(member).get("/leergang/meelezen").text

    for claim in db.session.scalars(select(Claim)).all():
        at = f"/leergang/meelezen/{claim.id}"
        sent = {"verdict": "careful", "remark": "Het begon al eerder."}
        assert post(browse(other), at, sent).status_code == 302
    assert "Er wacht niets" in browse(other).get("/leergang/meelezen").text
    assert "liever voorzichtiger" in browse(member).get(f"/verbindingen/{tie.id}/verband").text


def test_the_history_of_both_records_tells_it_by_team_and_never_by_colleague(
    db, browse, member, other, held, tie, ends
):
    at = f"/verbindingen/{tie.id}/verband"
    post(browse(member), at, {"session": held.id, **SAID})
    (claim,) = db.session.scalars(select(Claim))
    post(browse(other), f"/leergang/meelezen/{claim.id}", {"verdict": "agreed"})
    assert post(browse(member), f"/leergang/verband/{claim.id}/weg").location == at
    third = browse(make_viewer(team="Team Zuid"))
    for one in ends:
        told = third.get(f"/buurtkrachten/{one.id}/geschiedenis").text
        assert "Verband met de leergang gelegd" in told
        assert "Verband met de leergang weggehaald" in told
        assert "van de verbinding Eettafel – Ruilkast" in told
        assert "door Team Laanzicht: eens" in told
        assert member.name not in told
        assert other.name not in told


def test_a_tie_with_what_one_does_not_see_or_that_ended_is_not_there(db, browse, member, other, held, ends):
    secret = make_asset(
        member, name="Praatgroep", visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT
    )
    hidden = relate(from_id=ends[0].id, to_id=secret.id, kind=RelationType.SUPPORTS, viewer=member)
    at = f"/verbindingen/{hidden.id}/verband"
    assert post(browse(member), at, {"session": held.id, **SAID}).status_code == 302
    open_to_all = make_session(team_id=other.team_id)

    assert browse(other).get(at).status_code == 404
    assert post(browse(other), at, {"session": open_to_all.id, **SAID}).status_code == 404
    (claim,) = db.session.scalars(select(Claim))
    assert post(browse(other), f"/leergang/meelezen/{claim.id}", {"verdict": "agreed"}).status_code == 404
    pages = ("/leergang/meelezen", f"/leergang/bijeenkomsten/{held.id}", f"/buurtkrachten/{ends[0].id}")
    assert "Praatgroep" not in "".join(browse(other).get(page).text for page in pages)
    end_relation(relation_id=hidden.id, viewer=member)
    assert browse(member).get(at).status_code == 404


def test_nobody_takes_back_what_a_colleague_said(browse, member, other, held, tie, db):
    post(browse(member), f"/verbindingen/{tie.id}/verband", {"session": held.id, **SAID})
    (claim,) = db.session.scalars(select(Claim))

    assert post(browse(other), f"/leergang/verband/{claim.id}/weg").status_code == 403
    assert post(browse(member), "/leergang/verband/999999/weg").status_code == 404


def test_what_was_said_of_a_tie_goes_for_good_with_its_record(db, browse, member, held, tie, ends):
    post(browse(member), f"/verbindingen/{tie.id}/verband", {"session": held.id, **SAID})
    said = select(Change).where(Change.table_name == "claims")
    assert db.session.scalars(said).all()
    forget_records([ends[0].id], reason=DeletionReason.RETENTION)

    assert db.session.scalars(select(Claim)).all() == []
    assert db.session.scalars(said).all() == []
    assert db.session.scalars(select(Action)).all() == []
