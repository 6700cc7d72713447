"""A map needs polygons with calm, shared borders, not the stairs of a pixel grid.

Each border between two labels is drawn and smoothed once, so that the cells on both sides get the very same
line; polygons are then built from the lines, and what falls apart is given to a neighbour.
"""

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.schematic.facts import FactsError
from geodata.schematic.frame import Floats
from geodata.schematic.refine import OUTSIDE, LabelGrid

_SMOOTHING_PASSES = 6
_ARC_TOLERANCE_METRES = 8.0
# Straighter lines come from here, not from the arcs: it keeps small cells, simplifying arcs does not.
_COVERAGE_TOLERANCE_METRES = 40.0

Geometries = NDArray[np.object_]


def trace_cells(grid: LabelGrid, count: int) -> tuple[shapely.Polygon, ...]:
    """One polygon in RD New for each of the labels 0 … count - 1: a valid coverage of one piece, no holes.

    Raises FactsError when the labels do not allow that, which says that the facts are of no one place.
    """
    if len(np.setdiff1d(np.arange(count), grid.labels)):
        raise _vanished()
    borders = shapely.union_all([_smooth(arc) for arc in _arcs(grid)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(borders)))
    cells = _one_face_each(faces, _labels_of(faces, grid), count)
    simple = shapely.coverage_simplify(cells, _COVERAGE_TOLERANCE_METRES)
    _check(simple)
    return tuple(simple)


def _arcs(grid: LabelGrid) -> list[Floats]:
    """RD New coordinates of the borders, from junction to junction or all round a cell."""
    labels = np.pad(grid.labels, 1, constant_values=OUTSIDE)
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(_unit_segments(labels))))
    corner = (grid.west, grid.south)
    return [
        (shapely.get_coordinates(arc) - 1) * grid.pixel_metres + corner for arc in shapely.get_parts(merged)
    ]


def _unit_segments(labels: NDArray[np.int64]) -> Floats:
    """The sides (n × 2 × 2, in pixels) that separate two labels."""
    row, column = np.nonzero(labels[:, 1:] != labels[:, :-1])
    upright = np.stack((column + 1, row, column + 1, row + 1), axis=1)
    row, column = np.nonzero(labels[1:] != labels[:-1])
    level = np.stack((column, row + 1, column + 1, row + 1), axis=1)
    return np.concatenate((upright, level)).reshape(-1, 2, 2).astype(np.float64)


def _smooth(arc: Floats) -> shapely.LineString:
    """The arc through the middles of its sides, smoothed by [¼, ½, ¼]; the ends stay, unless it is a ring.

    A ring may touch other borders in one corner. It lets go of them there, and those still meet each other.
    """
    ring = bool((arc[0] == arc[-1]).all())
    middles = (arc[1:] + arc[:-1]) / 2
    points = middles if ring else np.concatenate((arc[:1], middles, arc[-1:]))
    for _ in range(_SMOOTHING_PASSES):
        blurred = (np.roll(points, 1, axis=0) + 2 * points + np.roll(points, -1, axis=0)) / 4
        if not ring:
            blurred[[0, -1]] = points[[0, -1]]
        points = blurred
    if ring:
        points = np.concatenate((points, points[:1]))
    return shapely.simplify(shapely.LineString(points), _ARC_TOLERANCE_METRES)


def _labels_of(faces: Geometries, grid: LabelGrid) -> NDArray[np.int64]:
    """The label at the point of each face that is farthest from its border.

    Smoothing moved the borders off the pixels, so that any other point may lie on a pixel of a neighbour.
    """
    circles = shapely.maximum_inscribed_circle(faces, tolerance=grid.pixel_metres / 4)
    points = shapely.get_coordinates(shapely.get_point(circles, 0))
    column, row = np.floor((points - (grid.west, grid.south)) / grid.pixel_metres).astype(np.int64).T
    labels: NDArray[np.int64] = grid.labels[row, column]
    return labels


def _one_face_each(faces: Geometries, labels: NDArray[np.int64], count: int) -> list[shapely.Geometry]:
    """The largest face of every label; splinters and enclosed "outside" go to the longest neighbour.

    A splinter that touches no cell is dropped: it would be an exclave that the facts do not speak of.
    """
    order = np.argsort(-shapely.area(faces), kind="stable")
    cells: dict[int, shapely.Geometry] = {}
    loose: list[shapely.Geometry] = []
    for label, face in zip(labels[order].tolist(), faces[order], strict=True):
        if label == OUTSIDE or label in cells:
            loose.append(face)
        else:
            cells[label] = face
    if len(cells) < count:
        raise _vanished()
    result = [cells[label] for label in range(count)]
    while loose:
        waiting = [face for face in loose if not _adopt(face, result)]
        if len(waiting) == len(loose):
            break
        loose = waiting
    return result


def _adopt(face: shapely.Geometry, cells: list[shapely.Geometry]) -> bool:
    """Add the face to the cell with the longest common border; False when no cell has one."""
    shared = shapely.length(shapely.intersection(shapely.boundary(cells), face.boundary))
    best = int(np.argmax(shared))
    if shared[best] == 0:
        return False
    cells[best] = shapely.union_all([cells[best], face])
    return True


def _vanished() -> FactsError:
    return FactsError("Sommige buurten in de feitentabel vallen helemaal weg. Controleer x, y en ha.")


def _check(cells: Geometries) -> None:
    whole = shapely.coverage_union_all(cells)
    single = all(cell.geom_type == "Polygon" and not cell.is_empty for cell in cells)
    if not (single and shapely.is_valid(cells).all() and shapely.coverage_is_valid(cells)):
        raise FactsError("De feitentabel geeft geen kaart zonder gaten of overlap. Controleer x, y en ha.")
    if whole.geom_type != "Polygon" or shapely.get_num_interior_rings(whole):
        raise FactsError("De buurten in de feitentabel sluiten niet op elkaar aan. Controleer x, y en ha.")
