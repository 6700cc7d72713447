"""The shape in which boundaries travel, whoever made them: a CBS file, PDOK or the schematic cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from shapely import MultiPolygon, Polygon

from geodata.issues import Issue

Level = Literal["gemeente", "wijk", "buurt"]
Boundary: TypeAlias = Polygon | MultiPolygon
Figure: TypeAlias = float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRecord:
    """One gemeente, wijk or buurt of one vintage.

    `boundary` is in RD New and holds the land only; `label_point` is (rd_x, rd_y) inside it; `hectares` is
    its surface. `derived` marks an area that was not in the source but put together from its parts.
    """

    code: str
    level: Level
    name: str
    parent_code: str | None
    boundary: Boundary
    label_point: tuple[float, float]
    hectares: float
    inhabitants: int | None = None
    households: int | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundarySet:
    """All areas of one municipality in one vintage (a year), with what was odd in the source.

    `areas` stand gemeente first, then wijken, then buurten, each by code.
    """

    vintage: int
    source: str
    areas: tuple[AreaRecord, ...]
    issues: tuple[Issue, ...] = ()
