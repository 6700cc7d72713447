"""The product shows its buurten at first start, also without a network, though it ships no official outlines.

From a small table of facts per buurt (centroid, area, stretch, bearing) cells are computed that lie about
where the real buurten lie: for Groningen 91 % of the surface falls in the right one. They are a picture, so
they are always labelled "schematische grenzen", no figure is computed on them, and real ones replace them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import shapely

from geodata.areas import AreaRecord, Boundary, Level
from geodata.outlines import label_point
from geodata.schematic.facts import BuurtFacts, checked
from geodata.schematic.frame import lay_out
from geodata.schematic.refine import label_grid
from geodata.schematic.solve import fit_scores
from geodata.schematic.trace import trace_cells

GRONINGEN_FACTS = Path(__file__).parent.parent / "facts" / "groningen.csv"
GRONINGEN_VINTAGE = 2024
SOURCE = "Schematische grenzen, berekend uit feiten van CBS / Kadaster (bewerkt, CC BY 4.0)"


def cells(facts: Sequence[BuurtFacts], *, gemeente_name: str = "Groningen") -> tuple[AreaRecord, ...]:
    """The gemeente, then its wijken, then its buurten, each by code, drawn from the facts of one gemeente.

    Boundaries are in RD New (metres) and form a valid coverage per level; the buurten are single polygons and
    the gemeente is one polygon without holes. `hectares` is the area stated by the facts, not that of the
    drawing. The same facts in any order give the same bits. Takes about a second for 151 buurten.
    Raises FactsError when the facts contradict each other or are not of one connected place.
    """
    buurten = checked(facts)
    frame = lay_out(buurten)
    drawn = trace_cells(label_grid(frame, fit_scores(buurten, frame)), len(buurten))
    gemeente_code = f"GM{buurten[0].code[2:6]}"
    pairs = list(zip(buurten, drawn, strict=True))
    by_wijk: dict[str, list[tuple[BuurtFacts, shapely.Polygon]]] = {}
    for fact, cell in pairs:
        by_wijk.setdefault(fact.wijk_code, []).append((fact, cell))
    gemeente = _dissolved("gemeente", (gemeente_code, gemeente_name, None), pairs)
    wijken = [
        _dissolved("wijk", (code, members[0][0].wijk_name, gemeente_code), members)
        for code, members in sorted(by_wijk.items())
    ]
    return (gemeente, *wijken, *(_buurt(fact, cell) for fact, cell in pairs))


def _buurt(fact: BuurtFacts, cell: Boundary) -> AreaRecord:
    return AreaRecord(
        code=fact.code,
        level="buurt",
        name=fact.name,
        parent_code=fact.wijk_code,
        boundary=cell,
        label_point=label_point(cell),
        hectares=fact.hectares,
    )


def _dissolved(
    level: Level, identity: tuple[str, str, str | None], members: list[tuple[BuurtFacts, shapely.Polygon]]
) -> AreaRecord:
    """The area (code, name, parent) that consists of these buurten."""
    code, name, parent_code = identity
    boundary = shapely.coverage_union_all([cell for _, cell in members])
    return AreaRecord(
        code=code,
        level=level,
        name=name,
        parent_code=parent_code,
        boundary=boundary,
        label_point=label_point(boundary),
        hectares=round(sum(fact.hectares for fact, _ in members), 1),
        derived=True,
    )
