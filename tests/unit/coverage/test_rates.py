"""C2 as it is defined: exact Poisson limits, and a rate drawn to what is usual where few people live."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, strategies as st

from app.queries.coverage.beside.comparing import beside_usual
from app.queries.coverage.divisions import Region
from app.queries.coverage.facts import Cell, Facts, State
from app.queries.coverage.intervals import EXACT, poisson_limits
from app.queries.coverage.measures import MEASURES, WITHIN_CHANCE, Usual, class_of, rate, usual_rate, values


def region(people, number=1):
    return Region(id=number, code=f"BU0000000{number}", name="Hamrik", inhabitants=people)


def test_the_worked_example_of_the_definition():
    low, high = poisson_limits(3)

    assert rate(3, 1_500, 2.0) == pytest.approx(2.0)
    assert (round(low / 1.5, 2), round(high / 1.5, 2)) == (0.41, 5.84)


def test_nothing_found_has_a_lower_limit_of_nought_and_the_rule_of_three_above():
    assert poisson_limits(0) == (0.0, pytest.approx(-math.log(0.025)))


def test_large_counts_go_on_where_the_exact_ones_end():
    for before, after in zip(poisson_limits(EXACT - 1), poisson_limits(EXACT), strict=True):
        assert after - before == pytest.approx(1, abs=0.06)


@given(st.integers(min_value=0, max_value=2_000))
def test_limits_lie_around_the_count_and_rise_with_it(count):
    low, high = poisson_limits(count)

    assert low <= count < high
    assert poisson_limits(count + 1) > (low, high)


@pytest.mark.parametrize("mean", [0.7, 3.0, 12.0])
def test_the_interval_holds_the_mean_in_at_least_nineteen_of_twenty(mean):
    inside = sum(
        math.exp(n * math.log(mean) - mean - math.lgamma(n + 1))
        for n in range(60)
        if poisson_limits(n)[0] <= mean <= poisson_limits(n)[1]
    )
    assert inside >= 0.95


def test_few_people_are_flagged_and_none_or_unknown_give_no_rate():
    usual = Usual(municipal_rate=2.0, themes=14)
    parts = (region(499), region(500, 2), region(0, 3), region(None, 4))
    found = values(MEASURES["C2"], parts, {1: Facts(fresh=1), 2: Facts(fresh=1)}, usual)

    assert [one.flags for one in found] == [
        ("small_number", "within_chance"),
        ("within_chance",),
        ("no_inhabitants",),
        ("inhabitants_unknown",),
    ]
    assert [one.value is None for one in found] == [False, False, True, True]


def test_a_rate_stands_beside_what_is_usual_only_when_chance_can_not_do_it():
    usual = Usual(municipal_rate=2.0, themes=14)
    parts = (region(10_000, 1), region(10_000, 2), region(10_000, 3), region(0, 4))
    found = values(MEASURES["C2"], parts, {1: Facts(fresh=60), 2: Facts(fresh=2), 3: Facts(fresh=20)}, usual)

    assert [beside_usual(one, 2.0) for one in found] == [True, False, None, None]
    assert [WITHIN_CHANCE in one.flags for one in found] == [False, False, True, False]


def test_a_share_of_people_whose_number_nobody_knows_is_flagged_and_of_nobody_is_none():
    usual, known = Usual(municipal_rate=None, themes=14), Facts(reached=0.5)
    parts = (region(None, 1), region(0, 2), region(800, 3), region(800, 4))
    found = values(MEASURES["C3"], parts, {1: known, 2: known, 3: known}, usual)

    assert [one.value for one in found] == [50, None, 50, None]
    flags = [("inhabitants_unknown",), ("no_inhabitants",), (), ("unmeasured",)]
    assert [one.flags for one in found] == flags


def test_what_is_usual_counts_only_where_people_are_known():
    parts = (region(1_000), region(3_000, 2), region(None, 3))

    assert usual_rate(parts, {1: 2, 3: 100}) == pytest.approx(0.5)
    assert usual_rate((region(None),), {}) is None


@given(fresh=st.integers(0, 3), expired=st.integers(0, 3), searched=st.booleans())
def test_states_exclude_each_other_in_their_order(fresh, expired, searched):
    state = Cell(fresh=fresh, expired=expired, searched=searched).state

    assert (state is State.FOUND) == (fresh > 0)
    assert (state is State.EXPIRED) == (not fresh and expired > 0)
    assert (state is State.SEARCHED) == (not fresh and not expired and searched)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_classes_rise_with_the_value(measure):
    assert class_of(measure, None) is None
    assert [class_of(measure, step) for step in measure.steps] == [1, 2, 3, 4]
    assert class_of(measure, 0) == 0
