"""What was read in, and what was said of each row that was not taken as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from app.database import database
from app.exceptions import NotFound
from app.models.imports import ImportFile, ImportIssue, ImportRun, ImportRunAsset
from app.models.record import PublishedAsset
from app.policy import Permission, Viewer, may_handle_list, visible_rows

SHOWN = 50
ISSUES_SHOWN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A run with its issues, and the visible records that it made or changed, by id and name.

    Of a run that was turned back: those that stayed, of `stayed` in all.
    """

    run: ImportRun
    issues: Sequence[ImportIssue]
    issues_beyond: int
    records: tuple[tuple[int, str], ...]
    stayed: int


def runs(viewer: Viewer) -> Sequence[ImportRun]:
    """The latest that are the visitor's to see, the newest first."""
    return database.session.scalars(
        select(ImportRun)
        .where(_handled_by(viewer, ImportRun.team_id))
        .options(joinedload(ImportRun.source))
        .order_by(ImportRun.id.desc())
        .limit(SHOWN)
    ).all()


def waiting_files(viewer: Viewer) -> Sequence[ImportFile]:
    """Files that were sent and not read in, those that are the visitor's to see."""
    return database.session.scalars(
        select(ImportFile)
        .where(ImportFile.run_id.is_(None), _handled_by(viewer, ImportFile.team_id))
        .order_by(ImportFile.id.desc())
        .limit(SHOWN)
    ).all()


def file_named(file_id: int, viewer: Viewer) -> ImportFile:
    """One file; NotFound when it is not there any more, or another team's."""
    found = database.session.get(ImportFile, file_id)
    if found is None or not may_handle_list(viewer, found.team_id):
        raise NotFound("Dit bestand is er niet (meer). Stuur het opnieuw.")
    return found


def _handled_by(viewer: Viewer, team_id: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    """The same as `may_handle_list`, for many."""
    return true() if viewer.may(Permission.MANAGE_SETTINGS) else team_id.in_(viewer.team_ids)


def reading(run_id: int, viewer: Viewer) -> Reading:
    """One run with all that was said of it; NotFound, also when it is another team's."""
    run = database.session.get(ImportRun, run_id, options=[joinedload(ImportRun.source)])
    if run is None or not may_handle_list(viewer, run.team_id):
        raise NotFound
    issues = select(ImportIssue).where(ImportIssue.run_id == run_id)
    total = database.session.scalar(select(func.count()).select_from(issues.subquery())) or 0
    row, brought = PublishedAsset, ImportRunAsset.run_id == run_id
    if run.undone_at is not None:
        brought &= ImportRunAsset.stayed
    records = database.session.execute(
        select(row.asset_id, row.name)
        .join(ImportRunAsset, ImportRunAsset.asset_id == row.asset_id)
        .where(brought, visible_rows(viewer))
        .order_by(row.name_key, row.asset_id)
        .limit(SHOWN)
    )
    return Reading(
        run=run,
        issues=database.session.scalars(
            issues.order_by(ImportIssue.row.nulls_first(), ImportIssue.id).limit(ISSUES_SHOWN)
        ).all(),
        issues_beyond=max(0, total - ISSUES_SHOWN),
        records=tuple(records.all()),
        stayed=database.session.scalar(select(func.count()).where(brought, ImportRunAsset.stayed)) or 0,
    )
