"""Ask for a report, let it be tried again, and throw one away that was never frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, select, text, update

from app.database import database
from app.documents.reports.putting import SECTIONS
from app.exceptions import Invalid
from app.models.people import Role
from app.models.reports import Edition, Report
from app.policy import Permission, Viewer
from app.queries.coverage.divisions import division, regions
from app.queries.people.installation import is_demo
from app.queries.reports.gathering import NO_AREAS, NO_REGION
from app.services.operation.asking import ask_for
from app.services.reports.freezing import WAITS

JOB = "report"
ASKING = 0x6F70627271
"""The advisory lock under which a report is asked for ("opbrq")."""
MAKERS = (Role.MANAGER, Role.ADMIN)
NO_SECTION = "Kies minstens één onderdeel."
NOT_FROZEN = "Alleen een rapport met een nummer kun je verbeteren. Kies er een uit de lijst."


def check_choice(*, division_key: str, codes: Sequence[str], sections: Sequence[str]) -> None:
    """Raise Invalid ("division", "regions", "sections") for what can't be asked."""
    known = {region.code for region in regions(division(division_key))}
    errors = {}
    if not known:
        errors["division"] = NO_AREAS
    if set(codes) - known:
        errors["regions"] = NO_REGION
    if not sections or set(sections) - set(SECTIONS):
        errors["sections"] = NO_SECTION
    if errors:
        raise Invalid(errors)


def ask_report(
    *,
    since: date,
    until: date,
    division_key: str,
    codes: Sequence[str],
    sections: Sequence[str],
    edition: Edition,
    corrects_id: int | None,
    viewer: Viewer,
) -> int:
    """Keep what was asked, and let the process that does the jobs make it; its id.

    Of the same that still waits the id is given: who presses twice, or two who ask at once, get one report.
    """
    viewer.require(Permission.MAKE_REPORTS)
    check_choice(division_key=division_key, codes=codes, sections=sections)
    if corrects_id is not None and not _is_frozen(corrects_id):
        raise Invalid({"corrects": NOT_FROZEN})
    wanted: dict[str, Any] = {
        "since": since,
        "until": until,
        "division": division_key,
        "regions": sorted(codes),
        "sections": [key for key in SECTIONS if key in sections],
        "edition": edition,
        "corrects_id": corrects_id,
        "by_role": role_of(viewer),
        "invented": is_demo(),
    }
    report_id = _waiting(wanted) or _added(Report(**wanted))
    ask_for(JOB)
    return report_id


def _waiting(wanted: Mapping[str, Any]) -> int | None:
    """The same report that is not frozen yet; whoever asks at this moment waits for the other."""
    database.session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": ASKING})
    alike = [getattr(Report, name).is_not_distinct_from(value) for name, value in wanted.items()]
    return database.session.scalar(select(Report.id).where(*WAITS, *alike).limit(1))


def _added(report: Report) -> int:
    database.session.add(report)
    database.session.flush()
    return report.id


def role_of(viewer: Viewer) -> Role:
    """In which role somebody makes a report: one that may, whatever else she is."""
    return next((role for role in MAKERS if role in viewer.roles), Role.ADMIN)


def ask_again(report_id: int, viewer: Viewer) -> None:
    """Let what waits be tried once more."""
    viewer.require(Permission.MAKE_REPORTS)
    waits = Report.id == report_id, Report.number.is_(None)
    database.session.execute(update(Report).where(*waits).values(problem=""))
    ask_for(JOB)


def throw_away(report_id: int, viewer: Viewer) -> bool:
    """Stop what waits or is being made; False for a frozen one, which stays.

    The process that makes it finds it gone at its next step, and goes on with what else waits.
    """
    viewer.require(Permission.MAKE_REPORTS)
    gone = delete(Report).where(Report.id == report_id, Report.number.is_(None)).returning(Report.id)
    return database.session.scalar(gone) is not None


def _is_frozen(report_id: int) -> bool:
    wanted = select(Report.id).where(Report.id == report_id, Report.number.is_not(None))
    return database.session.scalar(wanted) is not None
