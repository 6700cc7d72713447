"""When few or none fit: which single limit, let go, gives how many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.queries.partners.finder.asking.wanted import Wanted

FURTHER_M = 5000
SHOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """What is wanted without one limit, what that is called, and how many fit then."""

    words: str
    wanted: Wanted
    count: int


def relaxed(wanted: Wanted, count: Callable[[Wanted], int]) -> tuple[Relaxed, ...]:
    """The limits whose letting go gives more than there is, the most first; at most two."""
    now = count(wanted)
    tried = [Relaxed(words=words, wanted=other, count=count(other)) for words, other in _without(wanted)]
    helps = [one for one in tried if one.count > now]
    return tuple(sorted(helps, key=lambda one: -one.count)[:SHOWN])


def _without(wanted: Wanted) -> Iterator[tuple[str, Wanted]]:
    if wanted.has_place and (wanted.distance_m or 0) < FURTHER_M:
        yield f"Tot {FURTHER_M // 1000} kilometer ver", replace(wanted, distance_m=FURTHER_M)
    if wanted.has_place:
        yield (
            "Overal in de gemeente",
            replace(wanted, buurten=(), wijken=(), lon=None, lat=None, distance_m=None),
        )
    if wanted.free:
        yield "Zonder ‘gratis’", replace(wanted, free=False)
    if wanted.step_free:
        yield "Zonder ‘zonder drempel’", replace(wanted, step_free=False)
