"""What a load of boundaries did, as values: the command prints them, a page can show them."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.areas import AreaLevel, VintageKind
from geodata.issues import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageName:
    """Which boundaries are meant: a year, official or schematic."""

    kind: VintageKind
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaName:
    """An area as a person knows it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """The same code under another name."""

    code: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How the loaded areas differ from those of `compared_with`, by code; each tuple in order of code.

    `redrawn` lists areas of which the old and the new boundary have less than 99 % of their joint surface in
    common. Schematic cells are no boundaries, so nothing is redrawn with respect to them.
    """

    compared_with: VintageName
    added: tuple[AreaName, ...] = ()
    removed: tuple[AreaName, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    redrawn: tuple[AreaName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """So many records lay in one buurt and lie in another now; None is outside all buurten."""

    before: AreaName | None
    after: AreaName | None
    assets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The share (0–1) of an older area's surface that lies in a newer one."""

    area: AreaName
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """An older area without one clear successor: what was said about it needs a person to choose.

    `references` counts what was said: teams that work there, records that are there for it. `parts` stand
    from large to small; none at all means that it lies outside the newer boundaries.
    """

    vintage: VintageName
    area: AreaName
    parts: tuple[Part, ...]
    references: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """A load of boundaries; `unchanged`: the same content was there already and nothing was written."""

    vintage: VintageName
    source: str
    counts: dict[AreaLevel, int]
    current: VintageName
    unchanged: bool = False
    changes: Changes | None = None
    moves: tuple[Move, ...] = ()
    placed: int = 0
    ambiguous: tuple[Ambiguous, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether these are the boundaries that we work with now."""
        return self.current == self.vintage

    @property
    def moved(self) -> int:
        """How many records lie in another buurt than before."""
        return sum(move.assets for move in self.moves)
