"""C8 as it is defined: how many there are at least, from two lists, or that it can't be said."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from app.queries.coverage.completeness.estimating import FEWEST, estimate


def test_the_worked_example_of_the_definition():
    made = estimate(25, 20, 10)

    assert made is not None
    assert round(made.at_least, 1) == 48.6
    assert (round(made.low, 1), round(made.high, 1)) == (40.0, 72.4)
    assert made.known == 35
    assert round(100 * made.known_at_most) == 72


def test_with_fewer_than_five_on_both_there_is_no_number():
    assert estimate(400, 300, FEWEST - 1) is None
    assert estimate(400, 300, FEWEST) is not None


def test_a_list_that_lies_wholly_in_the_other_says_nothing_of_what_both_missed():
    made = estimate(12, 7, 7)

    assert made is not None
    assert (made.at_least, made.low, made.high, made.known_at_most) == (12, 12, 12, 1)


@pytest.mark.parametrize(("ours", "theirs", "both"), [(3, 9, 4), (9, 3, 4), (9, 9, -1)])
def test_more_on_both_than_on_one_is_a_mistake(ours, theirs, both):
    with pytest.raises(ValueError, match="both lists"):
        estimate(ours, theirs, both)


@given(st.integers(5, 300), st.integers(0, 400), st.integers(0, 400))
def test_it_lies_within_its_limits_and_never_below_what_is_known(both, only_ours, only_theirs):
    made = estimate(both + only_ours, both + only_theirs, both)

    assert made is not None
    assert made.known <= made.low <= made.at_least + 1e-9
    assert made.at_least <= made.high + 1e-9
    assert 0 < made.known_at_most <= 1
