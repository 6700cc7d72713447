"""From shapes in any coordinate system to valid areas in RD New, or a refusal that says what to do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj.exceptions import ProjError

from geodata.areas import Boundary
from geodata.crs import NETHERLANDS_RD, RD_NEW, Floats, transformer
from geodata.issues import Issue
from geodata.outlines import from_polygons, is_sliver, polygons_of
from importers.records import ImportRefused

Shapes = NDArray[np.object_]

# Two areas may share this part of the smaller one and still be called neighbours that were drawn carelessly.
_SLIVER_SHARE = 0.1


def to_rd_new(shapes: Shapes, *, crs: str, codes: Sequence[str]) -> Shapes:
    """The shapes in RD New; ImportRefused for an unusable CRS, swapped axes, places abroad."""
    try:
        convert = transformer(crs, RD_NEW)
    except ProjError as error:
        raise ImportRefused(
            "Het coördinatenstelsel van dit bestand is niet te gebruiken. "
            "Sla het bestand op in RD (EPSG:28992) of WGS84 (EPSG:4326)."
        ) from error
    _refuse_other_places(shapes, crs=crs, codes=codes)
    moved: Shapes = shapely.transform(shapes, lambda source: np.column_stack(convert.transform(*source.T)))
    return moved


def repair(shape: shapely.Geometry, *, code: str, row: int | None) -> tuple[Boundary, list[Issue]]:
    """A valid boundary from a shape in RD New, an issue when it was invalid; ImportRefused without area."""
    reason = "" if shape.is_valid else shapely.is_valid_reason(shape)
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False) if reason else shape
    boundary = from_polygons(polygons_of(mended))
    if boundary.is_empty:
        raise ImportRefused(
            f"De grens van {code} is geen vlak. Teken de grens als een gesloten vlak en probeer het opnieuw."
        )
    if not reason:
        return boundary, []
    change = abs(boundary.area - shape.area)
    issue = Issue(
        row=row,
        field="geometry",
        value=reason,
        reason=f"De grens van {code} is niet goed getekend.",
        action=f"Hersteld; de oppervlakte veranderde {change:.0f} m².",
    )
    return boundary, [issue]


def check_overlaps(areas: Sequence[tuple[str, Boundary]], *, level: str) -> list[Issue]:
    """Refuse areas of one level that overlap by more than slivers; one issue that sums up the slivers."""
    shapes = np.array([boundary for _, boundary in areas], dtype=object)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = left < right
    left, right = left[once], right[once]
    shared = shapely.intersection(shapes[left], shapes[right])
    surfaces = shapely.area(shared)
    smaller = np.minimum(shapely.area(shapes[left]), shapely.area(shapes[right]))
    for number in np.flatnonzero(surfaces > 0):
        if surfaces[number] > _SLIVER_SHARE * smaller[number] or not is_sliver(shared[number]):
            first, second = areas[left[number]][0], areas[right[number]][0]
            raise ImportRefused(
                f"{first} en {second} overlappen elkaar ({surfaces[number] / 10_000:.1f} hectare). "
                "Een plek kan maar in één gebied liggen. "
                "Verbeter de grenzen of gebruik het bestand van het CBS."
            )
    # Below a square metre it is the rounding of coordinates, which no one can mend.
    slivers = surfaces[surfaces >= 1]
    if not len(slivers):
        return []
    reason = f"{len(slivers)} keer overlappen twee gebieden ({level}) een smalle strook."
    return [
        Issue(
            field="geometry",
            value=f"{slivers.sum():.0f} m²",
            reason=reason,
            action="Zo gelaten; in een strook telt het gebied met de laagste code.",
        )
    ]


def _refuse_other_places(shapes: Shapes, *, crs: str, codes: Sequence[str]) -> None:
    corners, owners = shapely.get_coordinates(shapes, return_index=True)
    convert = transformer(crs, RD_NEW)
    outside = ~NETHERLANDS_RD.hold(*convert.transform(*corners.T))
    if not outside.any():
        return
    named = ", ".join(codes[owner] for owner in np.unique(owners[outside])[:3])
    wrong: Floats = corners[outside]
    if NETHERLANDS_RD.hold(*convert.transform(wrong[:, 1], wrong[:, 0])).all():
        raise ImportRefused(
            f"De coördinaten staan omgedraaid (bij {named}): eerst hoort de lengtegraad of x, "
            "dan de breedtegraad of y. Wissel ze om in het bestand en probeer het opnieuw."
        )
    if NETHERLANDS_RD.hold(*wrong.T).all():
        raise ImportRefused(
            f"De coördinaten (bij {named}) zijn meters in RD, maar het bestand zegt iets anders. "
            "Sla het bestand op met RD (EPSG:28992) als coördinatenstelsel."
        )
    raise ImportRefused(
        f"Deze grenzen liggen buiten Nederland (bij {named}). "
        "Controleer het coördinatenstelsel van het bestand en probeer het opnieuw."
    )
