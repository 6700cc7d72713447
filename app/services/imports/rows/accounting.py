"""The account of a reading for a program: each row has one outcome, and together they are all rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final, Literal

from app.database import database
from app.services.imports.assets import ImportReport
from app.services.imports.trying import STAGED
from importers.assets.log import NOT_READ

Outcome = Literal["new", "changed", "unchanged", "duplicate", "refused"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("new", "changed", "unchanged", "duplicate", "refused")
OF_DUPLICATES: Final = (
    "Naam en plek zijn dezelfde als",
    "Dit nummer staat ook in",
    "Dit lijkt op iets dat er al staat",
)
"""How the reasons begin of a row that stands in the list twice, or looks like what is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAccount:
    """What became of one row and why; `asset` is the record that it made or is, None when it is in none."""

    row: int
    outcome: Outcome
    asset: int | None
    reasons: tuple[str, ...]


def account_of(report: ImportReport, *, source_name: str) -> tuple[RowAccount, ...]:
    """One for each row that was read, in their order; only as long as the reading was not rolled back."""
    reasons: dict[int, list[str]] = defaultdict(list)
    refused = set()
    for issue in report.issues:
        if issue.row is not None:
            reasons[issue.row].append(f"{issue.reason} {issue.action}".strip())
            if issue.action == NOT_READ:
                refused.add(issue.row)
    there = {
        row: (asset_id, version)
        for row, asset_id, version in database.session.execute(STAGED, {"source": source_name, "rows": None})
    }
    rows = sorted(there.keys() | refused)
    return tuple(_row(row, there.get(row), tuple(reasons.get(row, ())), report) for row in rows)


def counts_of(rows: tuple[RowAccount, ...]) -> dict[str, int]:
    """How many of each outcome, also of those that there are none of."""
    found = Counter(row.outcome for row in rows)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def _row(
    row: int, there: tuple[int, int] | None, reasons: tuple[str, ...], report: ImportReport
) -> RowAccount:
    asset_id, version = there or (None, 0)
    outcome: Outcome = "refused" if there is None else "unchanged"
    if asset_id in report.written:
        outcome = "new" if version == 1 else "changed"
    if outcome in {"new", "refused"} and any(reason.startswith(OF_DUPLICATES) for reason in reasons):
        outcome = "duplicate"
    return RowAccount(row=row, outcome=outcome, asset=asset_id, reasons=reasons)
