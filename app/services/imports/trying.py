"""What a trial leaves behind when all was rolled back: plain JSON that the page of the file shows."""

from __future__ import annotations

from dataclasses import asdict, astuple
from typing import Any, Final, Literal

from sqlalchemy import text

from app.database import database
from app.services.imports.assets import ImportReport
from app.services.imports.rows.landing import NO_PLACE, NOT_OURS, ONLY_A_BUURT, OUTSIDE

ISSUES_KEPT: Final = 200
Outcome = Literal["new", "changed", "same", "out"]

STAGED = text(
    """
    select r.row_number, a.id, a.version from import_rows r
        join assets a on a.external_id = r.external_id
        join sources s on s.id = a.source_id
    where s.name = :source
        and (cast(:rows as bigint[]) is null or r.row_number = any(cast(:rows as bigint[])))
    """
)


def pins_of(report: ImportReport, *, source_name: str) -> list[dict[str, Any]]:
    """The first records with a place and what became of each; only as long as the trial was not undone.

    "out" is a row that was refused for where it lies, or because it was deleted here.
    """
    located = report.staged.first
    asked = {"source": source_name, "rows": [record.row for record in located]}
    outcomes: dict[int, Outcome] = {
        row: "same" if asset_id not in report.written else "new" if version == 1 else "changed"
        for row, asset_id, version in database.session.execute(STAGED, asked)
    }
    return [
        {
            "name": record.name,
            "kind": record.kind,
            "lon": record.lon,
            "lat": record.lat,
            "outcome": outcomes.get(record.row, "out"),
        }
        for record in located
    ]


def trial_of(report: ImportReport, pins: list[dict[str, Any]]) -> dict[str, Any]:
    """Everything that the page says of a trial."""
    result = report.findings
    counts = ("new", "changed", "unchanged", "refused", "read", "missing", "alike")
    return {
        "counts": {name: getattr(report, name) for name in counts},
        "outside": sum(issue.reason in {OUTSIDE, NOT_OURS} for issue in report.issues),
        "without_place": sum(issue.reason in {NO_PLACE, ONLY_A_BUURT} for issue in report.issues),
        "recognised": asdict(result.recognised),
        "is_whole": result.is_whole,
        "repair": asdict(result.repair),
        "shapes": result.shapes,
        "columns": [[column.heading, column.field or "", column.reason] for column in result.columns],
        "words": [list(astuple(word)) for word in result.words],
        "pins": pins,
        "pins_beyond": report.staged.located - len(report.staged.first),
        "issues": [[one.row, one.field, one.reason, one.action] for one in report.issues[:ISSUES_KEPT]],
        "issues_beyond": max(0, len(report.issues) - ISSUES_KEPT),
    }
