"""Hoor ik vaker: two taps, nobody in it, and three on one theme and buurt call for taking it up together."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, inspect, select

from app import clock
from app.exceptions import Invalid, NotAllowed
from app.models.partners import Signal
from app.models.people import Role
from app.policy import Viewer
from app.queries.partners.signals import heard, heard_by_team, to_take_up
from app.services.partners.signalling import hear, unhear
from app.services.retention import let_go
from tests.factories.partners import THEME, make_question, make_signals
from tests.integration.partners.conftest import HAMRIK, LAANZICHT, WIERDE


def counted(db) -> int:
    return db.session.scalar(select(func.count()).select_from(Signal))


def test_a_theme_and_a_buurt_are_enough_and_sent_twice_it_counts_once(db, builder):
    key = uuid4()
    assert hear(client_key=key, theme=THEME, buurt=HAMRIK, viewer=builder)
    assert not hear(client_key=key, theme=THEME, buurt=HAMRIK, viewer=builder)

    kept = db.session.scalars(select(Signal)).one()
    assert (kept.said, kept.heard_on, kept.by_team) == ("", clock.today(), builder.team_id)


def test_no_signal_can_be_led_back_to_a_colleague():
    columns = {column.key: str(column.type) for column in inspect(Signal).columns}
    assert not {name for name in columns if "user" in name or "role" in name}
    assert not {name for name, kind in columns.items() if "TIME" in kind.upper()}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"theme": "weer"}, "theme"),
        ({"theme": ""}, "theme"),
        ({"buurt": "BU99999999"}, "buurt"),
        ({"buurt": "WK001400"}, "buurt"),
        ({"said": "a" * 201}, "said"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(db, builder, wrong, field):
    told = {"theme": THEME, "buurt": HAMRIK, "said": ""} | wrong
    with pytest.raises(Invalid) as refused:
        hear(client_key=uuid4(), viewer=builder, **told)
    assert set(refused.value.errors) == {field}
    assert counted(db) == 0


def test_who_may_not_record_keeps_nothing_and_a_partner_reads_nothing(builder):
    make_signals(builder, buurt=HAMRIK)
    for role in (Role.PRIVACY, Role.PARTNER):
        with pytest.raises(NotAllowed):
            hear(
                client_key=uuid4(),
                theme=THEME,
                buurt=HAMRIK,
                viewer=Viewer(user_id=9, roles=frozenset({role})),
            )
    assert heard(Viewer(user_id=9, roles=frozenset({Role.PARTNER}))) == ()


def test_three_within_ninety_days_suggest_to_take_it_up_and_one_that_is_older_does_not_count(builder, other):
    make_signals(builder, 2, buurt=HAMRIK)
    make_signals(builder, buurt=HAMRIK, ago=90)
    make_signals(builder, 3, buurt=HAMRIK, theme="ontmoeten-en-verbinden", ago=400)
    assert [(one.count, one.lately, one.is_enough) for one in heard(builder)] == [(3, 2, False)]
    assert to_take_up(builder) == ()

    make_signals(other, buurt=HAMRIK, ago=89)
    (one,) = to_take_up(builder)
    assert (one.theme, one.buurt_code, one.count, one.lately) == (THEME, HAMRIK, 4, 3)
    assert one.teams == ("Team Hamrik", "Team Laanzicht")
    assert to_take_up(other) == ()


def test_what_is_heard_often_comes_first_with_its_latest_sentences(builder):
    make_signals(builder, buurt=WIERDE, said="Gisteren nog.")
    make_signals(builder, 3, buurt=HAMRIK, ago=5)
    for number in range(7):
        make_signals(builder, buurt=HAMRIK, ago=20 - number, said=f"Zin {number}.")

    first, second = heard(builder)
    assert (first.buurt_code, first.count) == (HAMRIK, 10)
    assert [said.text for said in first.sentences] == [f"Zin {number}." for number in (6, 5, 4, 3, 2)]
    assert [said.text for said in second.sentences] == ["Gisteren nog."]
    assert [one.buurt_code for one in heard(builder, buurten=[WIERDE])] == [WIERDE]
    assert heard(builder, theme="ontmoeten-en-verbinden") == ()


def test_a_signal_lives_a_year_and_the_number_it_gave_a_question_stays(db, builder):
    make_signals(builder, 2, buurt=HAMRIK, said="Te warm buiten.")
    question = make_question(builder, buurt=HAMRIK)
    with time_machine.travel(clock.now() + timedelta(days=364)):
        let_go()
        assert counted(db) == 2
    with time_machine.travel(clock.now() + timedelta(days=365)):
        assert heard(builder) == ()
        let_go()
        assert counted(db) == 0
    db.session.refresh(question)
    assert question.heard == 2


def test_it_is_forgotten_by_its_key_but_not_once_it_is_part_of_a_question(db, builder):
    key = uuid4()
    hear(client_key=key, theme=THEME, buurt=HAMRIK, viewer=builder)
    assert unhear(client_key=key)
    assert not unhear(client_key=key)
    assert counted(db) == 0

    hear(client_key=key, theme=THEME, buurt=HAMRIK, viewer=builder)
    make_question(builder, buurt=HAMRIK)
    assert not unhear(client_key=key)
    assert counted(db) == 1


def test_a_team_reads_what_it_heard_this_month(builder, other):
    with time_machine.travel(clock.now().replace(day=20)):
        make_signals(builder, 2, buurt=LAANZICHT)
        make_signals(builder, buurt=HAMRIK, ago=25)
        make_signals(other, buurt=HAMRIK)
        assert [(one.buurt_code, one.count) for one in heard_by_team(builder.team_id)] == [(LAANZICHT, 2)]
