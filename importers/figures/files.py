"""KWB from a CSV: comma, semicolon or tab, with or without BOM, decimal comma, padded keys."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geodata.issues import Issue
from importers.boundaries.figures import figure_of
from importers.figures.records import CODE, KEY_OF, FigureTable, Told, fold
from importers.records import ImportRefused

MOST_BYTES: Final = 100_000_000
CODE_HEADINGS: Final = (
    "bucode",
    "buurtcode",
    "codering",
    "code",
    "wijkenenbuurten",
    "gwbcode",
    "wkcode",
    "wijkcode",
    "gmcode",
    "gemeentecode",
)
"""Where an area's own code may stand, the most specific first."""


def read_figure_file(path: Path, *, year: int, source: str = "") -> FigureTable:
    """The figures of a file about one year; a row of no area is an issue.

    Raises ImportRefused for a file that can't be read, without a column of codes, or without any figure.
    """
    rows = _rows(path)
    _line, headings = next(rows, (0, []))
    folded = [fold(heading) for heading in headings]
    codes = [folded.index(name) for name in CODE_HEADINGS if name in folded]
    keys = {at: KEY_OF[name] for at, name in enumerate(folded) if name in KEY_OF}
    if not codes:
        raise ImportRefused(f"{path.name} heeft geen kolom met codes. Zet buurtcode boven die kolom.")
    if not keys:
        raise ImportRefused(
            f"{path.name} heeft geen kolom met een cijfer dat we kennen, zoals aantal_inwoners."
        )
    areas: dict[str, dict[str, Told]] = {}
    issues: list[Issue] = []
    for line, cells in rows:
        code = next((cell for at in codes if CODE.fullmatch(cell := _cell(cells, at).upper())), "")
        if not code:
            issues.append(_no_area(line, headings[codes[0]], _cell(cells, codes[0])))
            continue
        areas.setdefault(code, {}).update({key: _told(_cell(cells, at)) for at, key in keys.items()})
    return FigureTable(year=year, source=source or path.name, areas=areas, issues=tuple(issues))


def _told(cell: str) -> Told:
    value, reason = figure_of(None if cell in {"", "."} else cell)
    return Told(value, "CBS geeft dit cijfer niet (‘.’)." if cell == "." else reason)


def _cell(cells: list[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _no_area(line: int, field: str, value: str) -> Issue:
    return Issue(
        row=line,
        field=field,
        value=value,
        reason="dit is geen code van een gemeente, wijk of buurt.",
        action="Overgeslagen.",
    )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ImportRefused(f"{path.name} is te groot: hoogstens 100 MB.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252", errors="replace")
    except OSError as error:
        raise ImportRefused(f"{path.name} is niet te lezen: {error.strerror}. Klopt de naam?") from error
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(), delimiter=max(";,\t", key=first.count))
    yield from ((reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells))
