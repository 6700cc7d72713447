"""Work that takes longer than a request may, done by the process that `flask serve` starts for it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum


class JobState(StrEnum):
    """Asked for, busy, or ended in one of three ways."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Job(Base):
    """One run of a kind of work: `app.services.operation.kinds` says which there are.

    `day`: the day that it was planned for; None when somebody asked for it. `done` of `total` parts are
    ready, `words` (Dutch, ours) say what came of it or why it failed. `attempts`: how often it was begun.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("done >= 0 and total >= 0 and attempts >= 0", name="counts"),
        CheckConstraint("(ended_at is null) = (state in ('waiting', 'running'))", name="ended"),
        # Planned once a day; and of each kind one at a time, however often somebody presses the button.
        Index("uq_jobs_kind_day", "kind", "day", unique=True),
        Index("uq_jobs_open", "kind", unique=True, postgresql_where=text("ended_at is null")),
        Index("ix_jobs_asked_at", "asked_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    day: Mapped[date | None]
    state: Mapped[JobState] = mapped_column(
        stored_enum(JobState), default=JobState.WAITING, server_default="waiting"
    )
    asked_at: Mapped[Moment]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    done: Mapped[int] = mapped_column(default=0, server_default="0")
    total: Mapped[int] = mapped_column(default=0, server_default="0")
    words: Mapped[str] = mapped_column(default="", server_default="")
    stop_asked: Mapped[bool] = mapped_column(default=False, server_default="false")
