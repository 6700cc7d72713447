"""Read the tables of a page of ours, so that a table can be taken along as it is shown.

A file that is read from the page holds what its visitor may see, to the number, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

from app.exports.tables import Table
from app.models.sorting import sort_key
from app.queries.record.exporting.rows import Column

NUMBER = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?|-?[0-9]+(,[0-9]+)?")
NOT_KNOWN = frozenset({"", "–"})
LEFT_OUT = frozenset({"form", "button", "svg", "script", "template"})
"""What stands in a cell to be pressed or looked at."""
VOID = frozenset({"br", "img", "input", "hr", "wbr"})


@dataclass(slots=True)
class Shown:
    """A table as it stands on a page: its mark, title, definition and day, headings and the cells in words.

    `headings` are pairs of the words and whether numbers stand below them; "" above buttons.
    """

    mark: str
    counted: str
    day: str
    title: str = ""
    headings: list[tuple[str, bool]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def as_table(self) -> Table:
        """The same with numbers as numbers; a column of buttons is left out."""
        places = [place for place, (words, _) in enumerate(self.headings) if words]
        cells = [
            [_read(row[place], is_number=self.headings[place][1]) for place in places]
            for row in self.rows
            if len(row) == len(self.headings)
        ]
        columns = [
            Column(
                _slug(self.headings[place][0]),
                # A word in a column of numbers may be what a spreadsheet takes for a formula.
                is_text=any(isinstance(row[at], str) for row in cells),
            )
            for at, place in enumerate(places)
        ]
        key = _slug(self.title)[:60]
        return Table(key=key, title=self.title.rstrip("."), columns=columns, rows=cells, counted=self.counted)

    def when(self) -> date | None:
        """The day of which it is; None for today."""
        return date.fromisoformat(self.day) if self.day else None


def shown_tables(page: str) -> Sequence[Shown]:
    """Every table of a page that has a mark, in their order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


def _slug(words: str) -> str:
    """'collegas_en_teams' for 'Collega’s en teams', as our other files have it."""
    return sort_key(words.replace("’", "").replace("'", "")).replace(" ", "_")


def _read(words: str, *, is_number: bool) -> Any:
    if words in NOT_KNOWN:
        return None
    if not is_number or not NUMBER.fullmatch(words):
        return words
    plain = words.replace(".", "").replace(",", ".")
    return float(plain) if "." in plain else int(plain)


class _Reader(HTMLParser):
    """Listens to one table at a time; ours never stand inside one another.

    A cell with `data-as` says in a file that instead of its words, such as a day for "gisteren".
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self.table: Shown | None = None
        self.in_head = False
        self.skipping = 0
        self.words: list[str] | None = None
        self.is_number = False
        self.instead: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "table" and "data-takes" in said:
            self.table = Shown(said["data-takes"], said.get("data-counted", ""), said.get("data-day", ""))
        elif self.table is None:
            return
        elif self.skipping or tag in LEFT_OUT:
            self.skipping += tag not in VOID
        elif tag == "thead":
            self.in_head = True
        elif tag == "tr" and not self.in_head:
            self.table.rows.append([])
        elif tag in {"th", "td", "caption"}:
            self.words, self.is_number = [], "number" in said.get("class", "").split()
            self.instead = said.get("data-as")
        elif tag == "br" and self.words is not None:
            self.words.append(" · ")

    def handle_endtag(self, tag: str) -> None:
        if self.table is None:
            return
        if self.skipping:
            self.skipping -= 1
        elif tag == "table":
            self.found.append(self.table)
            self.table = None
        elif tag == "thead":
            self.in_head = False
        elif tag in {"th", "td", "caption"} and self.words is not None:
            self._keep(self.table, tag, self.instead or " ".join("".join(self.words).split()))
            self.words = None

    def handle_data(self, data: str) -> None:
        if self.words is not None and not self.skipping:
            self.words.append(data)

    def _keep(self, table: Shown, tag: str, words: str) -> None:
        if tag == "caption":
            table.title = words
        elif self.in_head:
            table.headings.append((words, self.is_number))
        elif table.rows:
            table.rows[-1].append(words)
