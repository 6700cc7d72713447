"""Sources with their licence, each run that read one, and what was wrong with its rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment


class Source(Base):
    """A list of somebody else; its attribution goes with every record on every output."""

    __tablename__ = "sources"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("name ~ '^[a-z0-9][a-z0-9_-]{1,59}$'", name="name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    licence: Mapped[str]
    attribution: Mapped[str]
    already_public: Mapped[bool]


class ImportRun(Base):
    """One reading of one file, all or nothing."""

    __tablename__ = "import_runs"
    __table_args__ = (Index("ix_import_runs_source_id", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    filename: Mapped[str]
    started_at: Mapped[Moment]
    finished_at: Mapped[datetime | None]
    rows_read: Mapped[int]
    rows_new: Mapped[int]
    rows_changed: Mapped[int]
    rows_unchanged: Mapped[int]
    rows_refused: Mapped[int]

    source: Mapped[Source] = relationship()


class ImportIssue(Base):
    """Something about one row: what was wrong and what was done."""

    __tablename__ = "import_issues"
    __table_args__ = (Index("ix_import_issues_run_id", "run_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_runs.id", ondelete="CASCADE"))
    row: Mapped[int | None]
    field: Mapped[str]
    value: Mapped[str]
    reason: Mapped[str]
    action: Mapped[str]
