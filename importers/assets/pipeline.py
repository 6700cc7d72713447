"""The import of assets from beginning to end: a list of small steps, each in a file of its own.

    read → clean → rename → without_personal_data → validate → locate → identify → categorise

A row goes through them one at a time; a step that refuses a row writes the reason into the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from importers.assets.choices import NO_CHOICES, Choices
from importers.assets.identify import identify
from importers.assets.locate import Repairs, locate
from importers.assets.log import Log
from importers.assets.privacy import without_personal_data
from importers.assets.reading.clean import clean
from importers.assets.reading.files import read
from importers.assets.reading.limits import DEFAULT_LIMITS, Limits
from importers.assets.reading.rename import Layout, layout_of, rename
from importers.assets.reading.table import Table
from importers.assets.records import AssetRecord, ColumnUse, Findings, ImportResult, LocatedRow, Row, Spot
from importers.assets.sources import Source
from importers.assets.validate import validate
from importers.assets.words.categorise import Categoriser, Category
from importers.assets.words.guessing import Guesser
from importers.records import ImportRefused

NO_SPOT = (None, None, None, None)


class Reading:
    """A file while it is read: take its `records`, one by one or in parts; then it knows its `findings`.

    A list (CSV) is never held whole. Raises ImportRefused, at once or while the records are taken, when the
    file can't be used: its message is a Dutch sentence.
    """

    def __init__(
        self, path: Path, source: Source, *, limits: Limits = DEFAULT_LIMITS, choices: Choices = NO_CHOICES
    ) -> None:
        self._log = log = Log()
        self._table = table = read(path, choices, limits, log)
        self._layout = layout_of(table.headings, source.columns, has_geometry=table.crs is not None, log=log)
        _check_crs(source, table, self._layout)
        self._on_the_way: dict[int, tuple[str, str]] = {}
        self._count = 0
        self._repairs = Repairs(wanted=choices.repair)
        self._categoriser = Categoriser(source, log, Guesser(choices.words, choices.ours))
        cleaned = without_personal_data(rename(clean(table.rows, limits, log), self._layout), log)
        located = locate(validate(self._met(cleaned), source, log), log, self._repairs)
        self.records: Iterator[AssetRecord] = self._taken(identify(located, log))

    def findings(self) -> Findings:
        """What there is to say of the file; once all records were taken."""
        log, table = self._log, self._table
        return Findings(
            issues=tuple(log.issues),
            rows_read=log.rows_read,
            rows_refused=log.rows_read - self._count,
            columns=self._layout.columns,
            recognised=replace(
                table.recognised, crs=table.crs or _crs_of_columns(self._layout.columns) or ""
            ),
            words=self._categoriser.words(),
            repair=self._repairs.use(),
            shapes=log.shapes,
            refused=tuple(self._on_the_way.values()),
            is_whole=table.recognised.is_whole and not log.rows_unread,
        )

    def share(self) -> float:
        """About which part of its rows was read, from 0 to 1; 0 when nobody knows how many there are."""
        length = self._table.length
        return min(1.0, self._log.rows_read / length) if length else 0.0

    def _met(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The same rows; their key and name are kept until they are taken: what stays was refused."""
        for row in rows:
            self._on_the_way[row.number] = row.texts.get("external_id", ""), row.texts.get("name", "")
            yield row

    def _taken(self, rows: Iterator[tuple[str, LocatedRow]]) -> Iterator[AssetRecord]:
        for external_id, row in rows:
            del self._on_the_way[row.number]
            self._count += 1
            yield _record(external_id, row, self._categoriser.category_of(row))
        self._categoriser.finish()
        _say_repairs(self._repairs, self._log)


def read_assets(
    path: Path, source: Source, *, limits: Limits = DEFAULT_LIMITS, choices: Choices = NO_CHOICES
) -> ImportResult:
    """Read a list or map of `source` at once, in any format that `reading.files` knows; nothing is stored.

    Raises ImportRefused when the file as a whole can't be used: its message is a Dutch sentence.
    """
    reading = Reading(path, source, limits=limits, choices=choices)
    records = tuple(reading.records)
    found = reading.findings()
    said = {field.name: getattr(found, field.name) for field in fields(found)}
    return ImportResult(records=records, **said)


def _record(external_id: str, row: LocatedRow, category: Category) -> AssetRecord:
    texts = row.texts
    lon, lat, rd_x, rd_y = _numbers(row.spot)
    return AssetRecord(
        row=row.number,
        external_id=external_id,
        name=texts["name"],
        kind=category.kind,
        themes=category.themes,
        summary=texts.get("summary", ""),
        lon=lon,
        lat=lat,
        rd_x=rd_x,
        rd_y=rd_y,
        address=texts["address"],
        website=texts["website"],
        tags=category.tags,
        audiences=category.audiences,
        shape=row.shape,
        area_name=texts.get("area", ""),
    )


def _say_repairs(repairs: Repairs, log: Log) -> None:
    if repairs.wanted and repairs.turned:
        log.note(None, f"Lengte en breedte (of X en Y) omgedraaid: {repairs.turned} keer.", field="place")
    if repairs.wanted and repairs.other_system:
        log.note(None, f"Graden gelezen als RD, of andersom: {repairs.other_system} keer.", field="place")


def _numbers(spot: Spot | None) -> tuple[float, float, float, float] | tuple[None, None, None, None]:
    return (spot.lon, spot.lat, spot.rd_x, spot.rd_y) if spot else NO_SPOT


def _check_crs(source: Source, table: Table, layout: Layout) -> None:
    """The file may not contradict what is known of its source: one of the two would be a guess."""
    if source.crs == "by_column":
        return
    found = table.crs or _crs_of_columns(layout.columns)
    if found and found != source.crs:
        raise ImportRefused(
            f"De bron “{source.name}” geeft plekken in {_NAMES[source.crs]}, maar dit bestand heeft ze in "
            f"{_NAMES[found]}. Controleer het bestand, of gebruik een andere bron."
        )


_NAMES = {"wgs84": "graden (WGS84)", "rd_new": "RD-meters"}


def _crs_of_columns(columns: tuple[ColumnUse, ...]) -> str | None:
    fields = {column.field for column in columns}
    if "lon" in fields:
        return "wgs84"
    return "rd_new" if "rd_x" in fields else None
