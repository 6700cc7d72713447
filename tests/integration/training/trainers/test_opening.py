"""Open de bijeenkomst: what the team did since last time, for who gives it, and without a name."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app import clock
from app.exceptions import NotAllowed
from app.models.people import Role
from app.models.record import Precision, Visibility
from app.queries.training.opening import opening
from app.services.training.yielding.acting import act, answer
from tests.factories.partners import make_question
from tests.factories.record import make_asset
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer
from tests.papers import assert_accessible, pages_of, words_of


@pytest.fixture
def trainer(city):
    return make_viewer(roles=(Role.TRAINER,))


@pytest.fixture
def sessions(member, trainer):
    """The session three weeks ago, and that of tomorrow."""
    given = {"team_id": member.team_id, "trainer_ids": (trainer.user_id,)}
    last = make_session(starts_at=clock.now() - timedelta(days=21), **given)
    return last, make_session(starts_at=clock.now() + timedelta(days=1), **given)


def record(viewer, name, *, days_ago, **over):
    with time_machine.travel(clock.now() - timedelta(days=days_ago), tick=False):
        return make_asset(viewer, name=name, **over)


def test_it_tells_what_came_since_the_last_session_of_the_team(member, trainer, sessions):
    last, coming = sessions
    record(member, "Van daarvoor", days_ago=30)
    record(member, "Eettafel", days_ago=10)
    record(
        member,
        "Praatgroep",
        days_ago=9,
        visibility=Visibility.TEAM,
        sensitive=True,
        precision=Precision.BUURT,
    )
    record(make_viewer(), "Van een ander", days_ago=8)
    done = act(session_id=last.id, kind="talk", said="Vragen stellen", client_key=uuid4(), viewer=member)
    answer(action_id=done.id, state="done", came_of="Lukte", asset_id=None, viewer=member)
    act(session_id=last.id, kind="round", said="Ronde lopen", client_key=uuid4(), viewer=member)
    make_question(make_viewer(), buurt="BU00140101")
    asked = make_question(member, buurt="BU00140000")

    found = opening(coming.id, trainer)

    assert (found.since, found.had_one) == (last.starts_at, True)
    assert [row.name for row in found.records] == ["Eettafel"]
    assert [step.said for step in found.steps] == ["Ronde lopen", "Vragen stellen"]
    assert found.question.id == asked.id


def test_before_the_first_session_it_looks_back_a_quarter_and_counts_what_it_does_not_show(
    member, trainer, sessions
):
    last, _coming = sessions
    for number in range(8):
        record(member, f"Groep {number}", days_ago=30 + number)

    found = opening(last.id, trainer)

    assert not found.had_one
    assert (len(found.records), found.more) == (6, 2)


def test_only_who_gives_or_plans_it_opens_it(member, sessions, browse):
    _last, coming = sessions
    opening(coming.id, make_viewer(roles=(Role.COORDINATOR,)))
    for viewer in (make_viewer(roles=(Role.TRAINER,)), member):
        with pytest.raises(NotAllowed):
            opening(coming.id, viewer)
        for end in ("openen", "openen/scherm", "openen.pdf"):
            address = f"/leergang/bijeenkomsten/{coming.id}/{end}"
            assert browse(viewer).get(address).status_code == 403


def test_page_screen_and_half_a_page_say_the_same_and_name_nobody(member, trainer, sessions, browse):
    last, coming = sessions
    record(member, "Eettafel", days_ago=10)
    act(session_id=last.id, kind="round", said="Ronde lopen", client_key=uuid4(), viewer=member)
    make_question(member, buurt="BU00140000", title="Wie kookt er mee?")
    address, client = f"/leergang/bijeenkomsten/{coming.id}/openen", browse(trainer)
    paper = client.get(f"{address}.pdf").data

    texts = [client.get(address).text, client.get(f"{address}/scherm").text, words_of(paper)]

    for text in texts:
        for words in ("Eettafel", "Ronde lopen", "Wie kookt er mee?", "sinds de vorige keer, 10 september"):
            assert words in text
        assert member.name not in text
    assert trainer.name not in texts[1] + texts[2]
    assert_accessible(paper)
    assert pages_of(paper) == 1
    assert f'href="{address}"' in client.get(f"/leergang/bijeenkomsten/{coming.id}").text


def test_a_session_for_all_has_no_team_to_tell_of_and_an_empty_team_is_said_so(trainer, browse, sessions):
    client = browse(trainer)
    empty = client.get(f"/leergang/bijeenkomsten/{sessions[1].id}/openen").text
    assert "Nog geen vervolgstappen van dit team" in empty
    for_all = make_session(starts_at=clock.now() + timedelta(days=1), trainer_ids=(trainer.user_id,))
    assert "voor iedereen" in client.get(f"/leergang/bijeenkomsten/{for_all.id}/openen").text
    assert pages_of(client.get(f"/leergang/bijeenkomsten/{for_all.id}/openen.pdf").data) == 1


def test_prepared_ahead_it_tells_since_the_last_session_that_was_not_the_next_one(member, trainer, sessions):
    last, _coming = sessions
    given = {"team_id": member.team_id, "trainer_ids": (trainer.user_id,)}
    later = make_session(starts_at=clock.now() + timedelta(days=8), **given)
    record(member, "Eettafel", days_ago=10)

    found = opening(later.id, trainer)

    assert found.since == last.starts_at
    assert [row.name for row in found.records] == ["Eettafel"]


def test_prepared_long_ahead_without_a_session_before_it_looks_back_from_today(member, trainer):
    far = make_session(
        starts_at=clock.now() + timedelta(days=300), team_id=member.team_id, trainer_ids=(trainer.user_id,)
    )
    record(member, "Eettafel", days_ago=10)

    assert [row.name for row in opening(far.id, trainer).records] == ["Eettafel"]
