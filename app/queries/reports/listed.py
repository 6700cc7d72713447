"""The reports that there are, with their files; what waits apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from app.database import database
from app.exceptions import NotFound
from app.models.people import Role
from app.models.reports import Edition, FileKind, Report, ReportFile
from app.queries.reports.quarters import quarter_of

SHOWN = 200
NO_REPORT = "Dit rapport is er niet (meer)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A report without its files. `corrects` and `corrected_by` are numbers, None without one."""

    id: int
    number: int | None
    since: date
    until: date
    division: str
    regions: tuple[str, ...]
    sections: tuple[str, ...]
    edition: Edition
    role: Role
    made_on: date | None
    vintage: str
    invented: bool
    problem: str
    corrects_id: int | None
    corrects: int | None
    corrected_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of a report: its kind, its size in bytes and its hash."""

    kind: FileKind
    size: int
    sha256: str


def reports() -> tuple[Listed, ...]:
    """What waits first, then the newest number."""
    wanted = _select().order_by(Report.number.desc().nulls_first(), Report.id.desc()).limit(SHOWN)
    return tuple(_listed(row) for row in database.session.execute(wanted))


def report_of(report_id: int) -> Listed:
    """One; NotFound when there is none."""
    row = database.session.execute(_select().where(Report.id == report_id)).one_or_none()
    if row is None:
        raise NotFound(NO_REPORT)
    return _listed(row)


def numbered(number: int) -> Listed:
    """The one with this number; NotFound when there is none."""
    row = database.session.execute(_select().where(Report.number == number)).one_or_none()
    if row is None:
        raise NotFound(NO_REPORT)
    return _listed(row)


def files_of(report_id: int) -> tuple[Kept, ...]:
    """Its files in the order of the kinds; none as long as it waits."""
    found = database.session.execute(
        select(ReportFile.kind, ReportFile.size, ReportFile.sha256).where(ReportFile.report_id == report_id)
    )
    kept = {kind: Kept(kind=kind, size=size, sha256=sha256) for kind, size, sha256 in found}
    return tuple(kept[kind] for kind in FileKind if kind in kept)


def bytes_of(report_id: int, kind: FileKind) -> bytes:
    """The bytes of a file as they were frozen; NotFound when there is none."""
    wanted = select(ReportFile.content).where(ReportFile.report_id == report_id, ReportFile.kind == kind)
    found = database.session.scalar(wanted)
    if found is None:
        raise NotFound("Dit bestand is er niet (meer).")
    return found


def file_name(found: Listed) -> str:
    """'rapport-2026-k3-nummer-7', for a file of a frozen one."""
    named = quarter_of(found.since)
    return f"rapport-{named.year}-k{named.number}-nummer-{found.number}"


def contents_of(report_id: int) -> Mapping[str, Any]:
    """What the page of a frozen report is drawn from, as `app.documents.reports.putting.page_of` has it."""
    found: Mapping[str, Any] = orjson.loads(bytes_of(report_id, FileKind.DATA))
    return found


def _select() -> Select[Any]:
    older, newer = aliased(Report), aliased(Report)
    # A report that was bettered twice names the newest one.
    by = (
        select(newer.number)
        .where(newer.corrects_id == Report.id, newer.number.is_not(None))
        .order_by(newer.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(Report, older.number, by).outerjoin(older, older.id == Report.corrects_id)


def _listed(row: Any) -> Listed:
    one, corrects, corrected_by = row
    return Listed(
        **{name: getattr(one, name) for name in COPIED},
        regions=tuple(one.regions),
        sections=tuple(one.sections),
        role=one.by_role,
        corrects=corrects,
        corrected_by=corrected_by,
    )


COPIED = (
    "id", "number", "since", "until", "division", "edition", "made_on", "vintage", "invented", "problem",
    "corrects_id",
)  # fmt: skip
