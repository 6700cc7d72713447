"""When few or none fit: which single limit, let go, gives how many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.queries.partners.finder.asking.wanted import Wanted

FURTHER_M = 5000
SHOWN = 2


LIMITS = {
    "further": f"Tot {FURTHER_M // 1000} kilometer ver",
    "anywhere": "Overal in de gemeente",
    "free": "Zonder ‘gratis’",
    "step_free": "Zonder ‘zonder drempel’",
}
"""What can be let go, by name, and what that is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """The name of a limit, what letting it go is called, and how many fit then."""

    name: str
    words: str
    count: int


def relaxed(wanted: Wanted, now: int, count: Callable[[Wanted], int]) -> tuple[Relaxed, ...]:
    """The limits whose letting go gives more than the `now` so many that fit, the most first; at most two."""
    others = {name: without(wanted, name) for name in LIMITS}
    tried = [
        Relaxed(name=name, words=LIMITS[name], count=count(other))
        for name, other in others.items()
        if other != wanted
    ]
    return tuple(sorted((one for one in tried if one.count > now), key=lambda one: -one.count)[:SHOWN])


def without(wanted: Wanted, name: str) -> Wanted:
    """The same without one limit; equal when it was not set, or is no limit."""
    if name == "further" and wanted.has_place and (wanted.distance_m or 0) < FURTHER_M:
        return replace(wanted, distance_m=FURTHER_M)
    if name == "anywhere" and wanted.has_place:
        return replace(wanted, buurten=(), wijken=(), lon=None, lat=None, distance_m=None)
    if name == "free":
        return replace(wanted, free=False)
    return replace(wanted, step_free=False) if name == "step_free" else wanted
