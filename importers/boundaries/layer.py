"""Rows as they stand in the source, the same whether they come from a file or over the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import shapely

from geodata.areas import Boundary, Figure, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One feature: its number in the source, its values by folded heading, its shape in the layer's CRS."""

    number: int | None
    values: Mapping[str, object]
    shape: shapely.Geometry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A table with shapes. `crs` is an EPSG code or WKT; `headings` maps a folded heading to the real one."""

    name: str
    crs: str
    headings: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceArea:
    """A row whose identity is known: its code and level, and what it says about the areas above it.

    `parent_names` maps the codes of its wijk and gemeente to their names, where the row gives them;
    `boundary` is in RD New.
    """

    code: str
    level: Level
    name: str
    parent_code: str | None
    boundary: Boundary
    parent_names: Mapping[str, str] = field(default_factory=dict)
    inhabitants: int | None = None
    households: int | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    derived: bool = False
