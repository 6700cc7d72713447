"""The jobs: which wait, run and ran, and whether there is a process that does them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select, text

from app.database import database
from app.models.operation import Job

LOCK: Final = 0x6F706274616B
"""Number of the advisory lock that the one process that does the jobs holds ("opbtak").

The server frees it with the connection, so a killed process is never taken for a living one.
"""
_HOLDER = text(
    "select exists (select from pg_locks join pg_database on pg_database.oid = pg_locks.database"
    " where locktype = 'advisory' and granted and objsubid = 1 and datname = current_database()"
    " and classid::bigint = :lock >> 32 and objid::bigint = :lock & 4294967295)"
)


def jobs(*, limit: int) -> list[Job]:
    """The newest first."""
    return list(database.session.scalars(select(Job).order_by(Job.id.desc()).limit(limit)))


def open_jobs() -> dict[str, Job]:
    """By kind what waits or runs: at most one of each."""
    return {job.kind: job for job in database.session.scalars(select(Job).where(Job.ended_at.is_(None)))}


def last_jobs() -> dict[str, Job]:
    """By kind what ended last, however it did."""
    newest = select(func.max(Job.id)).where(Job.ended_at.is_not(None)).group_by(Job.kind)
    return {job.kind: job for job in database.session.scalars(select(Job).where(Job.id.in_(newest)))}


def somebody_works() -> bool:
    """Whether a process is there now that does the jobs."""
    return bool(database.session.scalar(_HOLDER, {"lock": LOCK}))
