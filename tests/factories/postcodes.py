"""A table of postcodes as an administrator loads it."""

from __future__ import annotations

from app.services.areas.postcodes import PostcodeReport, load_postcodes
from geodata.crs import to_wgs84
from importers.postcodes import PostcodePoint, PostcodeTable

IN_HAMRIK = {"9731AB": (233_140.0, 583_271.0), "9731AC": (233_000.0, 583_500.0)}
IN_DE_WIERDE = {"9732AA": (234_000.0, 583_000.0)}
IN_AMSTERDAM = {"1011AB": (121_900.0, 487_300.0)}
PLACES = {**IN_HAMRIK, **IN_DE_WIERDE, **IN_AMSTERDAM}


def make_postcodes(
    places: dict[str, tuple[float, float]] = PLACES, *, source: str = "voorbeeld 2025"
) -> PostcodeReport:
    """Load postcodes at RD places: two in Hamrik, one in De Wierde, one in Amsterdam."""
    points = []
    for postcode, (rd_x, rd_y) in sorted(places.items()):
        lon, lat = to_wgs84(rd_x, rd_y)
        points.append(PostcodePoint(postcode, round(lon, 6), round(lat, 6), rd_x, rd_y))
    return load_postcodes(
        PostcodeTable(source=source, points=tuple(points), rows=len(points), refused=0, issues=())
    )
