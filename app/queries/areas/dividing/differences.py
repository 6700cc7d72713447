"""What changed between the buurten of two vintages: split, merged, renamed, new, gone, or another line.

Read from the links that are made at a load. A link says which share of an older area lies in a newer one;
which share of the newer one that is follows from their surfaces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.areas import Area, AreaLevel, AreaLink
from app.queries.areas.vintages import LoadedVintage

PART = 0.1
"""A smaller part of an area is a line that moved, no part that was split off."""
MOSTLY = 0.5
NEARLY_ALL = 0.9
SLIVER = 0.01


class What(StrEnum):
    """What happened to buurten."""

    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENAMED = "renamed"
    RECODED = "recoded"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Known:
    """A buurt of one vintage."""

    code: str
    name: str
    hectares: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened, to which older buurten, and which newer ones came of them; both in order of code."""

    what: What
    before: tuple[Known, ...]
    after: tuple[Known, ...]


Shares = dict[tuple[str, str], float]
"""By the codes of an older and a newer buurt."""


def differences(older: LoadedVintage, newer: LoadedVintage) -> tuple[Difference, ...]:
    """What changed, in the order of `What` and then of codes."""
    return classify(_buurten(older.id), _buurten(newer.id), _shares(older.id, newer.id))


def classify(older: Iterable[Known], newer: Iterable[Known], shares: Shares) -> tuple[Difference, ...]:
    """The same for any two sets of buurten."""
    return _Comparison({one.code: one for one in older}, {one.code: one for one in newer}, shares).told()


class _Comparison:
    """Two sets of buurten, and what of them was told already."""

    def __init__(self, older: dict[str, Known], newer: dict[str, Known], shares: Shares) -> None:
        self.older, self.newer, self.shares = older, newer, shares
        self.into: dict[str, list[str]] = defaultdict(list)
        self.out_of: dict[str, list[str]] = defaultdict(list)
        for was, now in sorted(shares):
            self.into[was].append(now)
            self.out_of[now].append(was)
        self.found: list[Difference] = []
        self.told_before: set[str] = set()
        self.told_after: set[str] = set()

    def told(self) -> tuple[Difference, ...]:
        for code in sorted(self.older):
            self._split(code)
        for code in sorted(self.newer):
            self._merged(code)
        for code in sorted(self.older.keys() & self.newer.keys()):
            self._same_code(code)
        for code in sorted(self.older.keys() - self.told_before - self.newer.keys()):
            self._without_code(code)
        for code in sorted(self.newer.keys() - self.told_after - self.older.keys()):
            self._tell(What.NEW, (), (code,))
        order = list(What)
        return tuple(sorted(self.found, key=lambda one: order.index(one.what)))

    def _split(self, code: str) -> None:
        parts = [now for now in self.into[code] if self.shares[code, now] >= PART]
        whole = [now for now in parts if self._back(code, now) >= MOSTLY]
        if len(whole) > 1 and len(whole) == len(parts):
            self._tell(What.SPLIT, (code,), parts)

    def _merged(self, code: str) -> None:
        parts = [was for was in self.out_of[code] if self.shares[was, code] >= NEARLY_ALL]
        if len(parts) > 1 and code not in self.told_after:
            self._tell(What.MERGED, parts, (code,))

    def _same_code(self, code: str) -> None:
        if code in self.told_before or code in self.told_after:
            return
        share = self.shares.get((code, code), 0.0)
        came = any(self._back(was, code) >= SLIVER for was in self.out_of[code] if was != code)
        if share < 1 or came:
            self._tell(What.MOVED, (code,), (code,))
        elif self.older[code].name != self.newer[code].name:
            self._tell(What.RENAMED, (code,), (code,))

    def _without_code(self, code: str) -> None:
        for now in self.into[code]:
            alone = self.shares[code, now] >= NEARLY_ALL and self._back(code, now) >= NEARLY_ALL
            if alone and now not in self.told_after and now not in self.older:
                self._tell(What.RECODED, (code,), (now,))
                return
        self._tell(What.GONE, (code,), ())

    def _back(self, was: str, now: str) -> float:
        """The share of the newer one that lies in the older one."""
        return self.shares[was, now] * self.older[was].hectares / max(self.newer[now].hectares, 0.001)

    def _tell(self, what: What, before: Iterable[str], after: Iterable[str]) -> None:
        before, after = tuple(before), tuple(after)
        self.told_before.update(before)
        self.told_after.update(after)
        self.found.append(
            Difference(
                what, tuple(self.older[code] for code in before), tuple(self.newer[code] for code in after)
            )
        )


def _buurten(vintage_id: int) -> list[Known]:
    found = select(Area.code, Area.name, Area.hectares).where(
        Area.vintage_id == vintage_id, Area.level == AreaLevel.BUURT
    )
    return [Known(*row) for row in database.session.execute(found)]


def _shares(older_id: int, newer_id: int) -> Shares:
    was, now = aliased(Area), aliased(Area)
    found = database.session.execute(
        select(was.code, now.code, AreaLink.share)
        .select_from(AreaLink)
        .join(was, was.id == AreaLink.from_id)
        .join(now, now.id == AreaLink.to_id)
        .where(was.vintage_id == older_id, now.vintage_id == newer_id, was.level == AreaLevel.BUURT)
    )
    return {(old, new): share for old, new, share in found}
