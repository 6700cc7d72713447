"""The logbook of one import: no row and no value leaves the pipeline without a line in it."""

from __future__ import annotations

from importers.assets.privacy import mask
from importers.records import Issue

NOT_READ = "niet ingelezen"
LEFT_OUT = "niet overgenomen"
TO_CHECK = "kijk het na"

LONGEST_VALUE = 80


class Log:
    """Counts the rows and collects the issues of one file, in the order in which they were met."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self.rows_read = 0
        self.rows_refused = 0
        self.rows_unread = 0
        self.shapes = 0

    def refuse(
        self, row: int, reason: str, *, field: str = "", value: str = "", unread: bool = False
    ) -> None:
        """The row is not brought in; call this once for a row. `unread`: nobody knows what it was."""
        self.rows_refused += 1
        self.rows_unread += unread
        self.note(row, reason, action=NOT_READ, field=field, value=value)

    def note(
        self, row: int | None, reason: str, *, action: str = TO_CHECK, field: str = "", value: str = ""
    ) -> None:
        """Something is odd; `row` None is the file as a whole. Shortens values, leaves personal ones out."""
        value = mask(value) if value else ""
        if len(value) > LONGEST_VALUE:
            value = value[: LONGEST_VALUE - 1] + "…"
        self.issues.append(Issue(reason=reason, action=action, row=row, field=field, value=value))
