"""Counts of people as they are told: whatever two of them are, they say nothing of fewer than five people."""

from __future__ import annotations

from hypothesis import given, strategies as st

from app.queries.training.yielding.chain import FIVE, in_fives

people = st.integers(min_value=0, max_value=2_000)


@given(people, people)
def test_no_two_counts_differ_by_a_number_that_is_no_multiple_of_five(one, other):
    told = [count for count in (in_fives(one), in_fives(other)) if count is not None]

    assert all(count % FIVE == 0 for count in told)
    assert (max(told, default=0) - min(told, default=0)) % FIVE == 0


@given(people)
def test_some_but_fewer_than_five_are_not_told_and_others_lie_within_three(count):
    told = in_fives(count)

    if 0 < count < FIVE:
        assert told is None
    else:
        assert told is not None
        assert abs(told - count) <= 2.5
