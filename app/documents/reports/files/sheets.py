"""A report as a spreadsheet: a sheet per table, and one that says how it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.documents.reports.contents import Contents
from app.exports.table_files import xlsx_of


def report_sheets(contents: Contents, stand: date, *, invented: bool) -> bytes:
    """The tables of all sections in their order; `stand` is the day of which they are."""
    tables = [one.table for part in contents.parts for one in part.tables]
    return xlsx_of(tables, stand, invented=invented, about=list(_about(contents)))


def _about(contents: Contents) -> Iterator[tuple[str, str]]:
    yield "Rapport", f"{contents.title} {contents.period}, {contents.place}, {contents.numbered}"
    yield "Gemaakt", contents.line
    if contents.correction:
        yield "Let op", contents.correction
    yield "Let op", contents.caution
    for part in contents.parts:
        for one in part.tables:
            yield one.table.title, f"{one.sentence} Zo leg je dit uit: {one.explained}"
    for first in contents.figures:
        yield f"{first.value} {first.label}", f"{first.line}. Zo leg je dit uit: {first.explained}"
    for each in contents.definitions:
        yield f"{each.code} {each.name} (versie {each.version})", each.words
    for words in contents.sources:
        yield "Bron", words
