"""A number beside another: of the same part on another day, or of another part on the same day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.queries.coverage.intervals import poisson_limits
from app.queries.coverage.measures import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a value stands beside, and how much more it is; None where either can't be said.

    `is_clear`: more than chance can do, by limits that don't overlap; None for a measure without limits.
    """

    value: float | None
    difference: float | None
    is_clear: bool | None


def differ(now: int, then: int) -> bool:
    """Whether two counts differ by more than chance can do: their Poisson limits don't overlap."""
    (low, high), (lower, higher) = poisson_limits(now), poisson_limits(then)
    return low > higher or high < lower


def beside(one: Value, other: Value | None) -> Beside:
    """One value beside another."""
    if other is None or one.value is None or other.value is None:
        return Beside(value=other.value if other else None, difference=None, is_clear=None)
    clear = None
    if None not in {one.low, one.high, other.low, other.high}:
        clear = (one.low or 0) > (other.high or 0) or (one.high or 0) < (other.low or 0)
    return Beside(value=other.value, difference=one.value - other.value, is_clear=clear)


def beside_usual(one: Value, usual: float | None) -> bool | None:
    """Whether a value is more (True) or less than is usual; None where chance may do it or without limits."""
    if usual is None or one.low is None or one.high is None or one.low <= usual <= one.high:
        return None
    return one.low > usual


def beside_another_day(now: Sequence[Value], then: Sequence[Value]) -> dict[int, Beside]:
    """Each part beside itself, by its id."""
    earlier = {one.region.id: one for one in then}
    return {one.region.id: beside(one, earlier.get(one.region.id)) for one in now}


def beside_another_part(found: Sequence[Value], code: str) -> Mapping[int, Beside]:
    """Each part beside the one with this code, by its id; nothing when there is none."""
    other = next((one for one in found if one.region.code == code), None)
    return {one.region.id: beside(one, other) for one in found if other and one.region.code != code}
