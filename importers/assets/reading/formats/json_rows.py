"""JSON from a program: a list of objects, at the top or under one name, each object a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from importers.assets.log import Log
from importers.assets.reading.formats.json_stream import items_of, members_of
from importers.assets.reading.formats.json_values import text_of
from importers.assets.reading.limits import Limits
from importers.assets.reading.table import Table
from importers.assets.records import RawRow, Recognised
from importers.records import ImportRefused

LIST_KEYS = ("data", "results", "items", "records", "rows", "value", "locations", "places")
"""Names under which programs put the list."""


def read_json(text: str, encoding: str, key: str, limits: Limits, log: Log) -> Table:
    """The objects of the list under `key`, or of the outermost list when it is empty.

    An object in an object gives headings such as "straat (adres)". Raises ImportRefused for a list of other
    things, or too many.
    """
    rows = _Rows(_list(text, key), limits, log)
    if not rows.headings:
        raise ImportRefused(
            "In dit JSON-bestand staat geen lijst met namen en waarden. Sla het op als CSV of GeoJSON."
        )
    return Table(tuple(rows.headings), rows.padded(), Recognised("json", encoding))


def _list(text: str, key: str) -> Iterator[object]:
    if not key:
        return items_of(text)
    return (item for name, item in members_of(text, stream=key) if name == key)


class _Rows:
    """The rows and all headings that they have together, in the order in which they were met."""

    def __init__(self, items: Iterator[object], limits: Limits, log: Log) -> None:
        self.headings: dict[str, int] = {}
        self._rows = [row for item in items if (row := self._row(item, limits, log))]

    def padded(self) -> Iterator[RawRow]:
        """The rows, each as wide as there are headings."""
        width = len(self.headings)
        for number, cells in self._rows:
            yield RawRow(number, (*cells, *[""] * (width - len(cells))))

    def _row(self, item: object, limits: Limits, log: Log) -> tuple[int, list[str]] | None:
        log.rows_read += 1
        if log.rows_read > limits.rows:
            raise ImportRefused(f"Dit bestand heeft meer dan {limits.rows} onderdelen. Splits het.")
        if not isinstance(item, dict):
            log.refuse(log.rows_read, "Dit onderdeel heeft geen namen en waarden.", value=str(item)[:80])
            return None
        values = dict(_flat(item))
        for heading in values:
            self.headings.setdefault(heading, len(self.headings))
        if len(self.headings) > limits.columns:
            raise ImportRefused(f"Dit bestand heeft meer dan {limits.columns} verschillende kenmerken.")
        return log.rows_read, [text_of(values.get(heading)) for heading in self.headings]


def _flat(item: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in item.items():
        if isinstance(value, dict):
            yield from ((f"{inner} ({key})", one) for inner, one in value.items())
        else:
            yield key, value
