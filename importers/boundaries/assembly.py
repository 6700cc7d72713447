"""The steps in order: from layers as they stand in the source to one set of boundaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely

from geodata.areas import AreaRecord, BoundarySet, Level
from geodata.issues import Issue
from geodata.outlines import from_polygons, label_point, polygons_of
from importers.boundaries.columns import MUNICIPALITY_CODE, Identity, identify, land_or_water, municipality_of
from importers.boundaries.figures import read_figures, whole
from importers.boundaries.layer import Layer, Row, SourceArea
from importers.boundaries.levels import add_missing_levels
from importers.boundaries.shapes import check_overlaps, repair, to_rd_new
from importers.records import ImportRefused

LEVELS: Final[tuple[Level, ...]] = ("gemeente", "wijk", "buurt")


@dataclass(frozen=True, slots=True)
class _Found:
    row: Row
    identity: Identity


def check_municipality(code: str) -> None:
    """Refuse what is not a CBS code of a municipality, such as GM0014."""
    if not MUNICIPALITY_CODE.fullmatch(code):
        raise ImportRefused(
            f"'{code}' is geen gemeentecode. Een gemeentecode is GM met vier cijfers, zoals GM0014."
        )


def assemble(
    layers: Iterable[Layer], *, vintage: int, municipality: str, source: str, issues: Sequence[Issue] = ()
) -> BoundarySet:
    """All areas of `municipality` in the layers as one set, with the issues so far and those found here.

    Raises ImportRefused when they can't be one set.
    """
    issues = list(issues)
    areas: list[SourceArea] = []
    for layer in layers:
        areas += _areas_of(layer, municipality, issues)
    if not areas:
        raise ImportRefused(
            f"In {source} staat geen gebied van {municipality}. "
            "Kies het bestand van de goede gemeente, of pas de gemeentecode aan."
        )
    areas = _join_parts(areas, issues)
    for level in LEVELS:
        issues += check_overlaps([(a.code, a.boundary) for a in areas if a.level == level], level=level)
    if not any(area.level == "buurt" for area in areas):
        issues.append(
            Issue(
                reason=f"In {source} staan geen buurten van {municipality}.",
                action="Alleen de andere gebieden zijn gelezen; plekken krijgen hiermee geen buurt.",
            )
        )
    areas, derived = add_missing_levels(areas, municipality=municipality)
    return BoundarySet(
        vintage=vintage,
        source=source,
        areas=tuple(_record(area) for area in sorted(areas, key=_rank)),
        issues=(*issues, *derived),
    )


def _areas_of(layer: Layer, municipality: str, issues: list[Issue]) -> list[SourceArea]:
    found = _land_rows(_own_rows(layer, municipality), issues)
    if not found:
        return []
    codes = [item.identity.code for item in found]
    shapes = np.array([item.row.shape for item in found], dtype=object)
    _refuse_missing_shapes(shapes, codes)
    boundaries = to_rd_new(shapes, crs=layer.crs, codes=codes)
    return [_area(item, boundary, layer, issues) for item, boundary in zip(found, boundaries, strict=True)]


def _own_rows(layer: Layer, municipality: str) -> list[_Found]:
    """The rows of this municipality; a row without a good code is refused, for its area would be missing."""
    found = []
    for row in layer.rows:
        if municipality_of(row) not in {None, municipality}:
            continue
        identity = identify(row)
        if identity is None:
            where = f"Rij {row.number}" if row.number is not None else "Een rij"
            raise ImportRefused(
                f"{where} van {layer.name} heeft geen goede code. Nodig is een CBS-code, zoals BU00140000 "
                "voor een buurt, WK001400 voor een wijk of GM0014 voor een gemeente. "
                "Vul de code in of haal de rij weg."
            )
        found.append(_Found(row, identity))
    return found


def _land_rows(found: Iterable[_Found], issues: list[Issue]) -> list[_Found]:
    kept = []
    for item in found:
        kind = land_or_water(item.row)
        if kind == "land":
            kept.append(item)
            continue
        reason = "dit deel is water." if kind == "water" else "dit deel ligt in het buitenland."
        issues.append(
            Issue(
                row=item.row.number,
                field="water",
                value=item.identity.code,
                reason=f"{item.identity.code}: {reason}",
                action="Overgeslagen; alleen het land telt.",
            )
        )
    return kept


def _refuse_missing_shapes(shapes: Iterable[shapely.Geometry | None], codes: Sequence[str]) -> None:
    missing = [code for code, shape in zip(codes, shapes, strict=True) if shape is None or shape.is_empty]
    if missing:
        raise ImportRefused(
            f"Van {len(missing)} gebied(en) ontbreekt de grens: {', '.join(missing[:5])}. "
            "Het bestand is beschadigd of niet af. Haal het opnieuw op."
        )


def _area(item: _Found, shape: shapely.Geometry, layer: Layer, issues: list[Issue]) -> SourceArea:
    identity = item.identity
    boundary, repairs = repair(shape, code=identity.code, row=item.row.number)
    figures, gaps = read_figures(item.row, code=identity.code, headings=layer.headings)
    issues += repairs + gaps
    return SourceArea(
        code=identity.code,
        level=identity.level,
        name=identity.name,
        parent_code=identity.parent_code,
        boundary=boundary,
        parent_names=identity.parent_names,
        inhabitants=whole(figures.pop("inhabitants", None)),
        households=whole(figures.pop("households", None)),
        figures=figures,
    )


def _join_parts(areas: Iterable[SourceArea], issues: list[Issue]) -> list[SourceArea]:
    """One area for each code: further rows with the same code are parts of it."""
    by_code: dict[str, list[SourceArea]] = defaultdict(list)
    for area in areas:
        by_code[area.code].append(area)
    joined = []
    for code, parts in by_code.items():
        if len(parts) > 1:
            issues.append(
                Issue(
                    value=code,
                    reason=f"{code} staat {len(parts)} keer in de bron.",
                    action="De delen zijn samengevoegd; naam en cijfers komen uit de eerste rij.",
                )
            )
            merged = shapely.union_all([part.boundary for part in parts])
            parts[0] = replace(parts[0], boundary=from_polygons(polygons_of(merged)))
        joined.append(parts[0])
    return joined


def _rank(area: SourceArea) -> tuple[int, str]:
    return LEVELS.index(area.level), area.code


def _record(area: SourceArea) -> AreaRecord:
    return AreaRecord(
        code=area.code,
        level=area.level,
        name=area.name,
        parent_code=area.parent_code,
        boundary=area.boundary,
        label_point=label_point(area.boundary),
        hectares=area.boundary.area / 10_000,
        inhabitants=area.inhabitants,
        households=area.households,
        figures=area.figures,
        derived=area.derived,
    )
