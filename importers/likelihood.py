"""How likely it is that two records are of one thing: by their names, their places and their pages."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from importers.matching import Name, page_of, read_name
from importers.name_words import LEGAL, WHAT

NEAR_METRES: Final = 250
NAME, PLACE, PAGE = 60, 25, 15
"""Of a hundred points of likelihood, those for the name, the place and the page."""
ONE_SAYS_MORE: Final = 40
"""Taken off when only one of the two names a day, a number, for whom or what of it."""
SHORTEST_WHOLE: Final = 2
"""Words that a name must have to be the whole of which another is a part."""
SAME_BUURT: Final = 0.4
"""What being in one buurt is worth, where lying at one place is 1."""

NO_PLACES: Final[frozenset[str]] = frozenset()
_AFTERTHOUGHT: Final = re.compile(r"[,(:;–—]| - ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A record as it is compared; `place` is RD New, None when its point is not to be used.

    `areas` are the buurten where it lies or for which it is there, as any numbers.
    """

    id: int
    name: str
    website: str = ""
    place: tuple[float, float] | None = None
    areas: tuple[int, ...] = ()


def likelihood(one: Listed, other: Listed, *, places: frozenset[str] = NO_PLACES) -> int:
    """How likely it is that two records are one thing (0–100), of a pair that is a candidate."""
    names = read_name(one.name), read_name(other.name)
    first, second = (" ".join(name.telling) for name in names)
    said = (token_set_ratio(first, second) + token_sort_ratio(first, second)) / 200
    same_page = page_of(one.website) is not None and page_of(one.website) == page_of(other.website)
    points = NAME * said + PLACE * _nearness(one, other) + PAGE * same_page
    says_more = _one_says_more(*names) or _is_part(one, other, places)
    return max(0, round(points) - ONE_SAYS_MORE * says_more)


def _one_says_more(one: Name, other: Name) -> bool:
    sides = zip(one.sides, other.sides, strict=True)
    return bool(one.marks) != bool(other.marks) or any(bool(here) != bool(there) for here, there in sides)


def _is_part(one: Listed, other: Listed, places: frozenset[str]) -> bool:
    """Whether one name is the whole of the other with a word more: vrienden van …, … beginners.

    Dutch says first what a thing is, and then of what; a part has its own word behind. A place or what stands
    behind a comma says no more than the name itself, a single word may be short for the longer name, and so
    may a name without what it is (moestuin …).
    """
    rest, here = sorted((_itself(one.name), _itself(other.name)), key=len)
    if len(rest) < SHORTEST_WHOLE or len(rest) == len(here):
        return False
    behind = here[: len(rest)] == rest and not places.issuperset(here[len(rest) :])
    before = here[-len(rest) :] == rest and not set(here[: -len(rest)]) <= WHAT.keys()
    return behind or before


def _itself(name: str) -> tuple[str, ...]:
    """The words of a name without legal forms, and without what stands behind a comma."""
    first, *rest = _AFTERTHOUGHT.split(name, maxsplit=1)
    head, whole = _plain(first), _plain(name)
    return head if rest and len(head) >= SHORTEST_WHOLE else whole


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word for word in read_name(text).words if word not in LEGAL)


def _nearness(one: Listed, other: Listed) -> float:
    if one.place is not None and other.place is not None:
        return max(0.0, 1 - math.dist(one.place, other.place) / NEAR_METRES / 2)
    return SAME_BUURT if set(one.areas) & set(other.areas) else 0.0
