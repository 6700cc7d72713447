"""A sheet of XLSX, ODS or XLS, read apart: the same rows as a CSV has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from importers.assets.log import Log
from importers.assets.reading.grid import checked, heading_of, rows_under
from importers.assets.reading.limits import Limits
from importers.assets.reading.table import Table
from importers.assets.records import Recognised


def read_sheet(found: Mapping[str, Any], limits: Limits, log: Log) -> Table:
    """The table of what the child found; raises ImportRefused when no row can be the headings."""
    lines: list[tuple[int, list[str]]] = [(number, cells) for number, cells in found["rows"]]
    heading = checked(heading_of(lines), limits, log)
    sheets = tuple(found["sheets"])
    if others := [name for name in sheets if name != found["sheet"]]:
        log.note(
            None,
            f"Er zijn nog {len(others)} tabbladen die we niet lazen. Kies een ander als dit het niet is."
            if len(others) > 1
            else "Er is nog een tabblad dat we niet lazen. Kies het als dit het niet is.",
            value=", ".join(others),
        )
    recognised = Recognised(found["format"], heading_row=heading.line, sheet=found["sheet"], sheets=sheets)
    return Table(heading.texts, rows_under(lines, heading, limits, log), recognised)
