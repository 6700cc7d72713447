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
from typing import Final, TypeVar

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from importers.likelihood import NEAR_METRES, Listed, likelihood
from importers.matching import EDITS, SHORTEST_TYPO, Name, alike_names, page_of, read_name

AT_ONCE: Final = 4_000_000
"""Words that are compared in one step; more takes more memory and no less time."""
MOST_ON_A_PAGE: Final = 4
"""A page that more records name is of an organisation that does several things: it says nothing."""
LEAST_LIKELY: Final = 50
"""A pair below this is of two things more often than not."""
Positions = Sequence[int]
Key = TypeVar("Key")
Block = tuple[Positions, Positions]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, the smaller id first, and how likely it is that they are one (0–100)."""

    low: int
    high: int
    likelihood: int


def find_pairs(
    records: Sequence[Listed], *, least: int = LEAST_LIKELY, places: Iterable[str] = ()
) -> list[Pair]:
    """The pairs of a set that are at least this likely, the likeliest first.

    `places` are the names of the municipality and its parts: behind a name they tell little.
    """
    found = _alike_and_near(records, _blocks(records)) | _on_one_page(records)
    known = _words_of(places)
    pairs = (_pair(records[one], records[other], known) for one, other in found)
    return _likeliest(pairs, least)


def find_between(
    ones: Sequence[Listed],
    others: Sequence[Listed],
    *,
    least: int = LEAST_LIKELY,
    places: Iterable[str] = (),
) -> list[Pair]:
    """The same between two lists: of each pair `low` is the id in the first, `high` that in the second.

    Pairs within one list are not looked for.
    """
    records, first = [*ones, *others], len(ones)
    found = _alike_and_near(records, _blocks_between(ones, others))
    found |= {(one, other) for one, other in _on_one_page(records) if one < first <= other}
    known = _words_of(places)
    pairs = (
        Pair(here.id, there.id, likelihood(here, there, places=known))
        for here, there in ((records[one], records[other]) for one, other in found)
    )
    return _likeliest(pairs, least)


def _alike_and_near(records: Sequence[Listed], blocks: Iterable[Block]) -> set[tuple[int, int]]:
    names = [read_name(record.name) for record in records]
    return {
        (one, other)
        for one, other in set(_alike_in(blocks, names))
        if _is_near(records[one], records[other]) and alike_names(names[one], names[other])
    }


def _words_of(places: Iterable[str]) -> frozenset[str]:
    return frozenset(word for place in places for word in read_name(place).words)


def _likeliest(pairs: Iterable[Pair], least: int) -> list[Pair]:
    likely = (pair for pair in pairs if pair.likelihood >= least)
    return sorted(likely, key=lambda pair: (-pair.likelihood, pair.low, pair.high))


def find_alike(
    new: Sequence[Listed],
    there: Sequence[Listed],
    *,
    least: int = LEAST_LIKELY,
    places: Iterable[str] = (),
) -> dict[int, Listed]:
    """By the id of each of `new` that is probably one of `there`: the likeliest."""
    by_id = {record.id: record for record in there}
    found: dict[int, Listed] = {}
    for pair in find_between(new, there, least=least, places=places):
        found.setdefault(pair.low, by_id[pair.high])
    return found


def _pair(one: Listed, other: Listed, places: frozenset[str]) -> Pair:
    low, high = sorted((one, other), key=lambda record: record.id)
    return Pair(low.id, high.id, likelihood(low, high, places=places))


def _on_one_page(records: Sequence[Listed]) -> set[tuple[int, int]]:
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if record.website and (page := page_of(record.website)) is not None:
            pages[page].append(at)
    few = (ends for ends in pages.values() if len(ends) <= MOST_ON_A_PAGE)
    return {ends for group in few for ends in combinations(group, 2)}


def _alike_in(blocks: Iterable[Block], names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Positions of pairs of the blocks whose names may be alike; some more than once."""
    often = Counter(word for name in names for word in set(name.telling))
    keys = [min(name.telling, key=lambda word: (often[word], -len(word)), default="") for name in names]
    words = [{*name.telling, "".join(name.telling)} - {""} for name in names]
    whole = ["".join(name.words) for name in names]
    for own, others in blocks:
        yield from _ordered(_same(own, others, whole))
        yield from _ordered(_held(own, others, keys, words))
        yield from _ordered(_held(others, own, keys, words))


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
    lengths = np.array([len(word) for word in words], dtype=np.int16)
    longest = int(lengths.max())
    # Looked up per length: to reckon it for each pair takes longer than to compare the words.
    edits = np.array(
        [int(length * EDITS) if length >= SHORTEST_TYPO else 0 for length in range(longest + 1)],
        dtype=np.uint8,
    )
    step = max(1, AT_ONCE // len(words))
    for start in range(0, len(keys), step):
        some = keys[start : start + step]
        shorter = np.minimum(np.array([len(key) for key in some], dtype=np.int16)[:, None], lengths[None])
        allowed = edits[shorter]
        apart = cdist(
            some, words, scorer=Levenshtein.distance, score_cutoff=int(allowed.max()), dtype=np.uint8
        )
        rows, columns = np.nonzero(apart <= allowed)
        yield from (
            (some[row], words[column]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        )


def _by(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for key, at in pairs:
        found[key].append(at)
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
            cells[_cell(record.place)].append(at)
        for area in record.areas:
            (placeless if record.place is None else placed)[area].append(at)
    for (column, row), own in cells.items():
        # Half of the cells around: of the other half this one is a neighbour.
        around = ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1))
        yield own, [*own, *(at for cell in around for at in cells.get(cell, ()))]
    for area, own in placeless.items():
        yield own, [*own, *placed[area]]


def _blocks_between(ones: Sequence[Listed], others: Sequence[Listed]) -> Iterator[Block]:
    """The same for two lists after each other: own are of the first, the rest of the second."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    placed: dict[int, list[int]] = defaultdict(list)
    placeless: dict[int, list[int]] = defaultdict(list)
    for at, record in enumerate(others, start=len(ones)):
        if record.place is not None:
            cells[_cell(record.place)].append(at)
        for area in record.areas:
            (placeless if record.place is None else placed)[area].append(at)
    in_cell = _by((_cell(one.place), at) for at, one in enumerate(ones) if one.place is not None)
    for (column, row), own in in_cell.items():
        around = ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        yield own, [at for cell in around for at in cells.get(cell, ())]
    in_area = _by((area, at) for at, one in enumerate(ones) for area in one.areas)
    for area, own in in_area.items():
        yield own, placeless.get(area, [])
        yield [at for at in own if ones[at].place is None], placed.get(area, [])


def _cell(place: tuple[float, float]) -> tuple[int, int]:
    return int(place[0] // NEAR_METRES), int(place[1] // NEAR_METRES)
