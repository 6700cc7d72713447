"""Overpass JSON, as its API and overpass-turbo give it: nodes, ways and relations with their tags."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from importers.assets.log import NOT_READ, Log
from importers.assets.reading.formats import osm_tags
from importers.assets.reading.formats.json_stream import members_of
from importers.assets.reading.limits import Limits
from importers.assets.reading.table import Table
from importers.assets.records import LonLat, RawRow, Recognised
from importers.records import ImportRefused

KEY: Final = "@id"
KINDS: Final = ("node", "way", "relation")


def read_overpass(text: str, encoding: str, limits: Limits, log: Log) -> Table:
    """The elements with tags, keyed by type/id; those without are corners of a line, and are counted.

    A `remark` means that the answer was cut off although it came with status 200: it is not whole.
    """
    elements = _Elements(limits, log)
    remark = ""
    for key, value in members_of(text, stream="elements"):
        if key == "elements":
            elements.add(value)
        elif key == "remark" and value:
            remark = str(value)
    if remark:
        log.note(None, "Overpass brak de vraag af: dit is niet alles. Vraag het opnieuw.", value=remark)
    if elements.corners:
        log.note(
            None,
            f"{elements.corners} onderdelen hebben geen kenmerken: hoekpunten van iets anders.",
            action=NOT_READ,
        )
    if not elements.headings:
        raise ImportRefused(
            "In dit antwoord van Overpass staat niets met kenmerken. Vraag het met “out tags center”."
        )
    return Table(
        tuple(elements.headings),
        elements.padded(),
        Recognised("overpass", encoding, is_whole=not remark),
        "wgs84",
    )


class _Elements:
    """Rows of the elements that belong on the map; the others are refused with their tag."""

    def __init__(self, limits: Limits, log: Log) -> None:
        self.headings: dict[str, int] = {}
        self.corners = 0
        self._limits, self._log = limits, log
        self._rows: list[tuple[int, list[str], LonLat | None]] = []

    def add(self, element: object) -> None:
        """Take an element in, or say why not."""
        if isinstance(element, dict) and element.get("type") in KINDS and not element.get("tags"):
            self.corners += 1
            return
        self._log.rows_read += 1
        number = self._log.rows_read
        if number > self._limits.rows:
            raise ImportRefused(f"Dit bestand heeft meer dan {self._limits.rows} onderdelen. Splits het.")
        tags = _tags(element)
        if not isinstance(element, dict) or tags is None or element.get("type") not in KINDS:
            self._log.refuse(number, "Dit onderdeel heeft niet de vorm van Overpass.")
        elif not osm_tags.is_asset(tags):
            self._log.refuse(
                number, "Dit soort plek hoort niet op deze kaart.", value=osm_tags.what_it_is(tags)
            )
        else:
            self._take(number, element, tags)

    def padded(self) -> Iterator[RawRow]:
        """The rows, each as wide as there are headings."""
        width = len(self.headings)
        for number, cells, place in self._rows:
            yield RawRow(number, (*cells, *[""] * (width - len(cells))), place)

    def _take(self, number: int, element: Mapping[str, object], tags: Mapping[str, str]) -> None:
        texts = {KEY: f"{element['type']}/{element.get('id')}", **osm_tags.kept(tags)}
        for heading in texts:
            self.headings.setdefault(heading, len(self.headings))
        if len(self.headings) > self._limits.columns:
            raise ImportRefused(f"Dit bestand heeft meer dan {self._limits.columns} verschillende kenmerken.")
        place = _place(element)
        if place is None:
            self._log.note(
                number, "Overpass gaf er geen plek bij. Vraag het met “out center”.", field="place"
            )
        self._rows.append((number, [texts.get(heading, "") for heading in self.headings], place))


def _tags(element: object) -> dict[str, str] | None:
    tags = element.get("tags") if isinstance(element, dict) else None
    if not isinstance(tags, dict):
        return None
    return {key: value for key, value in tags.items() if isinstance(value, str)}


def _place(element: Mapping[str, object]) -> LonLat | None:
    """Where a node lies, or the middle that Overpass gives with `out center`, or that of the bounds."""
    centre = element.get("center")
    point = centre if isinstance(centre, dict) else element
    found = _numbers(point, "lon", "lat")
    if found:
        return LonLat(*found)
    bounds = element.get("bounds")
    corners = _numbers(bounds, "minlon", "minlat", "maxlon", "maxlat") if isinstance(bounds, dict) else None
    return LonLat((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2) if corners else None


def _numbers(values: Mapping[str, object], *names: str) -> list[float] | None:
    found = []
    for name in names:
        value = values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _HUGE:
            return None
        if not math.isfinite(value):
            return None
        found.append(float(value))
    return found


_HUGE: Final = 1_000_000
"""No degree is greater, and a whole number of JSON may be too long for a float."""
