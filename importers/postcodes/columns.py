"""Which column of a table of postcodes is what: the spellings of CBS, PDOK, Esri and of people, in one table.

A bare X and Y are RD, as in every Dutch list; degrees are called by their name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from importers.records import ImportRefused

System = Literal["wgs84", "rd"]

POSTCODES: Final = ("postcode6", "postcode", "pc6", "pc6code", "postcodes", "zipcode", "zip", "postalcode")
POINTS: Final[dict[System, tuple[str, ...]]] = {
    "wgs84": ("centroidell", "pointll", "lonlat"),
    "rd": ("centroiderd", "pointrd"),
}
AXES: Final[dict[System, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "wgs84": (
        ("lon", "lng", "long", "longitude", "lengtegraad", "xwgs84", "wgs84x", "centroidlon"),
        ("lat", "latitude", "breedtegraad", "ywgs84", "wgs84y", "centroidlat"),
    ),
    "rd": (
        ("rdx", "xrd", "x", "xcoord", "xcoordinaat", "pointx", "centroidx", "x28992"),
        ("rdy", "yrd", "y", "ycoord", "ycoordinaat", "pointy", "centroidy", "y28992"),
    ),
}
NO_POSTCODE: Final = (
    "We vinden geen kolom met postcodes. Noem de kolom ‘postcode’ (of pc6), met daarin vier cijfers "
    "en twee letters."
)
NO_PLACE: Final = (
    "We vinden geen kolommen met de plek van een postcode. Noem ze ‘lon’ en ‘lat’ (graden), "
    "of ‘rd_x’ en ‘rd_y’ (RD, in meters)."
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the postcode stands, and its place: two columns, or one that holds POINT(x y) (`second` None)."""

    postcode: int
    first: int
    second: int | None
    system: System


def columns_of(headings: Sequence[str]) -> Columns:
    """What the headings mean, degrees before metres; ImportRefused when a postcode or place is missing."""
    folded = [fold(heading) for heading in headings]
    postcode = _find(folded, POSTCODES)
    if postcode is None:
        raise ImportRefused(NO_POSTCODE)
    for system in AXES:
        first, second = (_find(folded, names) for names in AXES[system])
        if first is not None and second is not None:
            return Columns(postcode, first, second, system)
    for system, names in POINTS.items():
        if (point := _find(folded, names)) is not None:
            return Columns(postcode, point, None, system)
    raise ImportRefused(NO_PLACE)


def knows_a_postcode(headings: Sequence[str]) -> bool:
    """Whether one of these cells is the heading of a column of postcodes."""
    return _find([fold(heading) for heading in headings], POSTCODES) is not None


def fold(heading: str) -> str:
    """Lower case without accents, spaces and signs: "X-coördinaat (RD)" → xcoordinaatrd → xcoordinaat."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    word = re.sub(r"[^a-z0-9]", "", plain)
    return word.removesuffix("rd") if len(word) > len("xrd") and not word.startswith("centroide") else word


def _find(folded: Sequence[str], names: Sequence[str]) -> int | None:
    return next((folded.index(name) for name in names if name in folded), None)
