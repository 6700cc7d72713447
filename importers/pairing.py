"""Which records of a whole set are probably of one thing, without comparing every name with every other.

A pair is near (within 250 metres, or in one buurt when either has no point) and alike by name; or it has the
same page on the web. Of two names that are alike, one has all its words in the other, but for mistakes in
typing: so also its rarest word (its key). Per place the few different keys are looked for among the words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio
from rapidfuzz.process import cdist

from importers.matching import EDITS, SHORTEST_TYPO, Name, alike_names, page_of, read_name

NEAR_METRES: Final = 250
AT_ONCE: Final = 4_000_000
"""Words that are compared in one step; more takes more memory and no less time."""
MOST_ON_A_PAGE: Final = 4
"""A page that more records name is of an organisation that does several things: it says nothing."""
NAME, PLACE, PAGE = 60, 25, 15
"""Of a hundred points of likelihood, those for the name, the place and the page."""
ONE_SAYS_MORE: Final = 40
"""What is taken off when only one of the two names a day, a number or for whom: often a part of the other."""
LEAST_LIKELY: Final = 50
"""A pair below this is of two things more often than not."""
SAME_BUURT: Final = 0.4
"""What being in one buurt is worth, where lying at one place is 1."""

Positions = Sequence[int]
Block = tuple[Positions, Positions]


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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, the smaller id first, and how likely it is that they are one (0–100)."""

    low: int
    high: int
    likelihood: int


def find_pairs(records: Sequence[Listed], *, least: int = LEAST_LIKELY) -> list[Pair]:
    """The pairs of a set that are at least this likely, the likeliest first."""
    names = [read_name(record.name) for record in records]
    found = {
        (one, other)
        for one, other in set(_near(records, names))
        if _is_near(records[one], records[other]) and alike_names(names[one], names[other])
    }
    pairs = [_pair(records[one], records[other]) for one, other in found | _on_one_page(records)]
    likely = (pair for pair in pairs if pair.likelihood >= least)
    return sorted(likely, key=lambda pair: (-pair.likelihood, pair.low, pair.high))


def find_alike(
    new: Sequence[Listed], there: Sequence[Listed], *, least: int = LEAST_LIKELY
) -> dict[int, Listed]:
    """By the id of each of `new` that is probably one of `there`: the likeliest.

    The new ones are not compared with each other; ids of the two may be the same.
    """
    records = [*new, *there]
    names = [read_name(record.name) for record in records]
    close = {
        (one, other)
        for one, other in set(_near(records, names, apart=len(new)))
        if _is_near(records[one], records[other]) and alike_names(names[one], names[other])
    }
    pages = {(one, other) for one, other in _on_one_page(records) if one < len(new) <= other}
    found: dict[int, tuple[int, Listed]] = {}
    for one, other in sorted(close | pages):
        likely = likelihood(records[one], records[other])
        if likely >= max(least, found.get(records[one].id, (0,))[0] + 1):
            found[records[one].id] = likely, records[other]
    return {id_: there_ for id_, (_, there_) in found.items()}


def likelihood(one: Listed, other: Listed) -> int:
    """How likely it is that two records are one thing (0–100), of a pair that is a candidate."""
    names = read_name(one.name), read_name(other.name)
    first, second = (" ".join(name.telling) for name in names)
    said = (token_set_ratio(first, second) + token_sort_ratio(first, second)) / 200
    same_page = page_of(one.website) is not None and page_of(one.website) == page_of(other.website)
    points = NAME * said + PLACE * _nearness(one, other) + PAGE * same_page
    return max(0, round(points) - ONE_SAYS_MORE * _one_says_more(*names))


def _one_says_more(one: Name, other: Name) -> bool:
    sides = zip(one.sides, other.sides, strict=True)
    return bool(one.marks) != bool(other.marks) or any(bool(here) != bool(there) for here, there in sides)


def _nearness(one: Listed, other: Listed) -> float:
    if one.place is not None and other.place is not None:
        return max(0.0, 1 - math.dist(one.place, other.place) / NEAR_METRES / 2)
    return SAME_BUURT if set(one.areas) & set(other.areas) else 0.0


def _pair(one: Listed, other: Listed) -> Pair:
    low, high = sorted((one, other), key=lambda record: record.id)
    return Pair(low.id, high.id, likelihood(low, high))


def _on_one_page(records: Sequence[Listed]) -> set[tuple[int, int]]:
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if record.website and (page := page_of(record.website)) is not None:
            pages[page].append(at)
    few = (ends for ends in pages.values() if len(ends) <= MOST_ON_A_PAGE)
    return {ends for group in few for ends in combinations(group, 2)}


def _near(records: Sequence[Listed], names: Sequence[Name], *, apart: int = 0) -> Iterator[tuple[int, int]]:
    """Positions of pairs that may be near each other and alike; some more than once.

    With `apart` only pairs of one of the first so many and one of the others.
    """
    often = Counter(word for name in names for word in set(name.telling))
    keys = [min(name.telling, key=lambda word: (often[word], -len(word)), default="") for name in names]
    words = [{*name.telling, "".join(name.telling)} - {""} for name in names]
    whole = ["".join(name.words) for name in names]
    for own, others in _across(_blocks(records), apart) if apart else _blocks(records):
        yield from _ordered(_same(own, others, whole))
        yield from _ordered(_held(own, others, keys, words))
        yield from _ordered(_held(others, own, keys, words))


def _across(
    blocks: Iterable[tuple[Positions, Positions]], apart: int
) -> Iterator[tuple[Positions, Positions]]:
    for own, others in blocks:
        for is_first in (True, False):
            mine = [at for at in own if (at < apart) is is_first]
            theirs = [at for at in others if (at < apart) is not is_first] if mine else []
            if theirs:
                yield mine, theirs


def _ordered(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _same(own: Positions, others: Positions, whole: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Names that are the same without spaces, however little they tell."""
    holders = _by((whole[at], at) for at in others)
    return ((one, other) for one in own for other in holders[whole[one]])


def _held(
    own: Positions, others: Positions, keys: Sequence[str], words: Sequence[set[str]]
) -> Iterator[tuple[int, int]]:
    """Those of the first whose key is among the words of one of the second, but for mistakes."""
    owners = _by((keys[at], at) for at in own if keys[at])
    holders = _by((word, at) for at in others for word in words[at])
    for key, word in _typed_alike(list(owners), list(holders)):
        for one in owners[key]:
            for other in holders[word]:
                yield one, other


def _typed_alike(keys: Sequence[str], words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if not keys or not words:
        return
    lengths = np.array([len(word) for word in words])
    step = max(1, AT_ONCE // len(words))
    for start in range(0, len(keys), step):
        some = keys[start : start + step]
        shorter = np.minimum(np.array([len(key) for key in some])[:, None], lengths[None])
        allowed = np.where(shorter >= SHORTEST_TYPO, np.floor(shorter * EDITS), 0)
        apart = cdist(
            some, words, scorer=Levenshtein.distance, score_cutoff=int(allowed.max()), dtype=np.uint8
        )
        rows, columns = np.nonzero(apart <= allowed)
        yield from (
            (some[row], words[column]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        )


def _by(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for text, at in pairs:
        found[text].append(at)
    return found


def _is_near(one: Listed, other: Listed) -> bool:
    if one.place is not None and other.place is not None:
        return math.dist(one.place, other.place) <= NEAR_METRES
    return True  # They came of one block of a buurt.


def _blocks(records: Sequence[Listed]) -> Iterator[Block]:
    """Groups of positions of which each of the first may be near each of the second."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    placed: dict[int, list[int]] = defaultdict(list)
    placeless: dict[int, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if record.place is not None:
            cells[int(record.place[0] // NEAR_METRES), int(record.place[1] // NEAR_METRES)].append(at)
        for area in record.areas:
            (placeless if record.place is None else placed)[area].append(at)
    for (column, row), own in cells.items():
        # Half of the cells around: of the other half this one is a neighbour.
        around = ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1))
        yield own, [*own, *(at for cell in around for at in cells.get(cell, ()))]
    for area, own in placeless.items():
        yield own, [*own, *placed[area]]
