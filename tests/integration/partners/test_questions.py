"""Buurtvragen: made of what was heard, held by a team, moved on, and never lost by two who change one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.partners import Question, QuestionState, Signal
from app.models.people import Role
from app.models.record import Change, Kind, Visibility
from app.policy import Viewer
from app.queries.partners.questions import (
    list_questions,
    question_story,
    questions_alike,
    questions_held,
    questions_of_area,
    solutions_near,
)
from app.services.partners.asking import QuestionContent, ask, change, move
from app.services.partners.signalling import hear_too
from tests.factories.partners import THEME, make_question, make_signals
from tests.factories.record import make_asset
from tests.integration.partners.conftest import HAMRIK, LAANZICHT, WIERDE

OPEN, BUSY, TAKEN_UP, NOT_NEEDED = QuestionState


def content(**over):
    fields = {"title": "Ouders kennen elkaar niet", "themes": (THEME,), "buurten": (HAMRIK,)}
    return QuestionContent(**{**fields, **over})


def test_it_takes_the_signals_on_its_themes_and_buurten_with_it_and_no_others(db, builder, other):
    make_signals(builder, 2, buurt=HAMRIK, said="Het is stil.")
    make_signals(other, buurt=WIERDE)
    make_signals(builder, buurt=HAMRIK, theme="geld-en-rondkomen")
    make_signals(builder, buurt=HAMRIK, ago=366)
    question = make_question(builder, buurt=HAMRIK)

    assert (question.heard, question.team_id, question.state, question.version) == (
        2,
        builder.team_id,
        OPEN,
        1,
    )
    story = question_story(question.id, other)
    assert [said.text for said in story.sentences] == ["Het is stil.", "Het is stil."]
    assert [(state, team) for state, _why, _at, team in story.steps] == [(OPEN, "Team Hamrik")]
    assert not story.may_change
    waiting = select(func.count()).select_from(Signal).where(Signal.question_id.is_(None))
    assert db.session.scalar(waiting) == 3


def test_sent_twice_it_is_one_question(db, builder):
    key = uuid4()
    made = [ask(client_key=key, content=content(), viewer=builder) for _ in range(2)]
    assert made[0].id == made[1].id
    assert made[0].version == 1
    assert db.session.scalar(select(func.count()).select_from(Question)) == 1


def test_who_goes_back_and_saves_other_words_changes_it_unless_somebody_else_did(db, builder, other):
    key = uuid4()
    question = ask(client_key=key, content=content(), viewer=builder)
    again = ask(client_key=key, content=content(title="Beter gezegd", buurten=(WIERDE,)), viewer=builder)
    assert (again.id, again.title, again.version) == (question.id, "Beter gezegd", 2)
    assert [area.code for area in again.areas] == [WIERDE]

    for who in (builder, other):
        with pytest.raises(Invalid):
            ask(client_key=key, content=content(title="Nog beter gezegd"), viewer=who)
    db.session.expire_all()
    assert (question.title, question.version) == ("Beter gezegd", 2)


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "Wat?"}, "title"),
        ({"title": "a" * 121}, "title"),
        ({"explanation": "a" * 601}, "explanation"),
        ({"themes": ()}, "themes"),
        ({"themes": ("weer",)}, "themes"),
        ({"buurten": ()}, "buurten"),
        ({"buurten": ("WK001400",)}, "buurten"),
        ({"audiences": ("reuzen",)}, "audiences"),
        ({"offers": ("goud",)}, "audiences"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(db, builder, over, field):
    with pytest.raises(Invalid) as refused:
        ask(client_key=uuid4(), content=content(**over), viewer=builder)
    assert set(refused.value.errors) == {field}
    assert db.session.scalar(select(func.count()).select_from(Question)) == 0


def test_the_team_that_holds_it_moves_it_on_and_each_step_stays(builder):
    question = make_question(builder, buurt=HAMRIK)
    solution = make_asset(builder, name="Wagen en Praat", kind=Kind.SOLUTION)
    for version, told in enumerate(
        (
            {"state": BUSY},
            {"state": TAKEN_UP, "solution_id": solution.id, "why": "Elke woensdag samen koffie."},
            {"state": OPEN, "why": "De trekker verhuisde."},
            {"state": NOT_NEEDED, "why": "Er kwam een speelplek."},
        ),
        start=1,
    ):
        move(question_id=question.id, base_version=version, viewer=builder, **told)
        assert question.solution_id == told.get("solution_id")

    steps = question_story(question.id, builder).steps
    assert [state for state, *_rest in steps] == [OPEN, BUSY, TAKEN_UP, OPEN, NOT_NEEDED]
    assert [why for _state, why, *_rest in steps][2:] == [
        "Elke woensdag samen koffie.",
        "De trekker verhuisde.",
        "Er kwam een speelplek.",
    ]


def test_not_needed_wants_a_reason_and_what_answers_it_is_a_solution_that_one_sees(builder, other):
    question = make_question(builder, buurt=HAMRIK)
    secret = make_asset(other, name="Geheim", kind=Kind.SOLUTION, visibility=Visibility.TEAM, buurt=LAANZICHT)
    group = make_asset(builder, name="Groep", kind=Kind.NETWORK)
    for told, field in (
        ({"state": NOT_NEEDED}, "why"),
        ({"state": BUSY, "why": "a" * 201}, "why"),
        ({"state": TAKEN_UP, "solution_id": secret.id}, "solution"),
        ({"state": TAKEN_UP, "solution_id": group.id}, "solution"),
    ):
        with pytest.raises(Invalid) as refused:
            move(question_id=question.id, base_version=1, viewer=builder, **told)
        assert set(refused.value.errors) == {field}
    assert (question.state, question.version) == (OPEN, 1)
    assert [name for _id, name in solutions_near(question, builder)] == []


def test_of_two_who_change_it_the_second_is_asked_and_nothing_is_lost(builder):
    question = make_question(builder, buurt=HAMRIK)
    change(question_id=question.id, base_version=1, content=content(title="Van de eerste"), viewer=builder)

    for late in (
        lambda: change(
            question_id=question.id, base_version=1, content=content(title="Later"), viewer=builder
        ),
        lambda: move(question_id=question.id, base_version=1, state=BUSY, viewer=builder),
    ):
        with pytest.raises(EditConflict):
            late()
    assert (question.title, question.state, question.version) == ("Van de eerste", OPEN, 2)


def test_another_team_changes_nothing_but_may_say_that_it_hears_it_too(db, builder, other):
    question, key = make_question(builder, buurt=HAMRIK), uuid4()
    for refused in (
        lambda: change(question_id=question.id, base_version=1, content=content(), viewer=other),
        lambda: move(question_id=question.id, base_version=1, state=BUSY, viewer=other),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert hear_too(question_id=question.id, client_key=key, said="Hier ook.", viewer=other)
    assert not hear_too(question_id=question.id, client_key=key, said="Hier ook.", viewer=other)

    db.session.refresh(question)
    assert (question.heard, question.version) == (1, 1)
    assert [said.team for said in question_story(question.id, builder).sentences] == ["Team Laanzicht"]


def test_no_log_tells_who_hears_it_too(db, builder, other):
    question = make_question(builder, buurt=HAMRIK)
    logged = select(func.count()).select_from(Change)
    before = db.session.scalar(logged)

    hear_too(question_id=question.id, client_key=uuid4(), viewer=other)
    db.session.flush()
    assert db.session.scalar(logged) == before


def test_what_no_team_holds_is_taken_by_the_first_that_moves_it(builder, other):
    admin = Viewer(user_id=builder.user_id, roles=frozenset({Role.ADMIN}))
    question = make_question(admin, buurt=HAMRIK)
    assert question.team_id is None

    move(question_id=question.id, base_version=1, state=BUSY, viewer=other)
    assert question.team_id == other.team_id
    with pytest.raises(NotAllowed):
        move(question_id=question.id, base_version=2, state=OPEN, viewer=builder)
    move(question_id=question.id, base_version=2, state=OPEN, viewer=admin)


def test_alike_is_a_shared_theme_in_the_same_buurt_or_wijk_that_still_goes_on(city, builder, other):
    near = make_question(builder, buurt=WIERDE, title="Zelfde wijk")
    make_question(builder, buurt=LAANZICHT, title="Andere wijk")
    make_question(builder, buurt=HAMRIK, title="Ander thema", themes=("geld-en-rondkomen",))
    done = make_question(builder, buurt=HAMRIK, title="Al klaar")
    move(question_id=done.id, base_version=1, state=TAKEN_UP, viewer=builder)

    assert [one.title for one in questions_alike([THEME], [HAMRIK], other)] == ["Zelfde wijk"]
    assert questions_alike([THEME], [HAMRIK], other, besides=near.id) == ()
    assert {one.title for one in questions_of_area(city.id(HAMRIK), other)} == {"Ander thema"}
    assert {one.title for one in questions_of_area(city.id("WK001400"), other)} == {
        "Ander thema",
        "Zelfde wijk",
    }


def test_the_list_is_per_state_theme_and_buurt_and_of_nothing_for_a_partner(builder, other):
    first = make_question(builder, buurt=HAMRIK, title="De eerste vraag")
    make_question(other, buurt=LAANZICHT, title="De tweede vraag")
    move(question_id=first.id, base_version=1, state=BUSY, viewer=builder)

    def titles(states, **chosen):
        return [one.title for one in list_questions(builder, states, **chosen)[0]]

    assert titles([OPEN]) == ["De tweede vraag"]
    assert titles([BUSY], theme=THEME, buurten=[HAMRIK]) == ["De eerste vraag"]
    assert titles([BUSY], theme="geld-en-rondkomen") == titles([BUSY], buurten=[LAANZICHT]) == []
    assert [one.title for one in questions_held(builder)] == ["De eerste vraag"]
    partner = Viewer(user_id=1, roles=frozenset({Role.PARTNER}))
    assert list_questions(partner, list(QuestionState)) == ((), 0)


def test_what_changed_in_it_leaves_a_trace(db, builder):
    question = make_question(builder, buurt=HAMRIK)
    change(question_id=question.id, base_version=1, content=content(title="Nieuwe woorden"), viewer=builder)

    traces = db.session.scalars(
        select(Change).where(Change.table_name == "questions").order_by(Change.id)
    ).all()
    assert any("Nieuwe woorden" in str(trace.difference) for trace in traces)
