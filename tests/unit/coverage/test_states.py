"""What holds for every part and theme, whatever was counted there."""

from __future__ import annotations

from hypothesis import given, strategies as st

from app.queries.coverage.facts import Cell, Facts, State

counts = st.integers(min_value=0, max_value=50)
cells = st.builds(Cell, fresh=counts, expired=counts, searched=st.booleans())


@given(cells)
def test_a_cell_has_the_first_state_that_applies_and_no_other(cell):
    applies = {
        State.FOUND: cell.fresh > 0,
        State.EXPIRED: cell.fresh == 0 and cell.expired > 0,
        State.SEARCHED: cell.fresh == 0 and cell.expired == 0 and cell.searched,
        State.UNSEARCHED: cell.fresh == 0 and cell.expired == 0 and not cell.searched,
    }

    assert [state for state, holds in applies.items() if holds] == [cell.state]


@given(expired=counts, searched=st.booleans())
def test_what_is_past_its_date_or_never_seen_is_never_found(expired, searched):
    assert Cell(expired=expired, searched=searched).state is not State.FOUND


@given(cells, cells)
def test_nobody_looked_in_a_part_only_when_nobody_looked_for_any_theme(one, other):
    fresh, expired = max(one.fresh, other.fresh), max(one.expired, other.expired)
    part = Facts(fresh=fresh, expired=expired, cells={"one": one, "other": other})

    looked = {one.state, other.state} != {State.UNSEARCHED}
    assert (part.state is not State.UNSEARCHED) is looked


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30), st.booleans())
def test_a_theme_is_found_only_by_a_record_that_a_person_checked_in_time(records, searched):
    """`records`: whether each was ever seen by a person, and whether its term is over."""
    counts = [seen and not is_over for seen, is_over in records]
    cell = Cell(fresh=sum(counts), expired=len(counts) - sum(counts), searched=searched)

    assert (cell.state is State.FOUND) is any(counts)
