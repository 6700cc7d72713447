"""Sources with their licence, each run that read one, and what was wrong with its rows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, false
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.imports.asking import Waiting


class Source(Base):
    """A list of somebody else; its attribution goes with every record on every output.

    With `team` it is a list of that team, and no other team reads one in under its name.
    """

    __tablename__ = "sources"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("name ~ '^[a-z0-9][a-z0-9_-]{1,59}$'", name="name"),
        Index("ix_sources_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    licence: Mapped[str]
    attribution: Mapped[str]
    already_public: Mapped[bool]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))


class ImportRun(Waiting, Base):
    """One reading of one file, all or nothing; by a team for its own buurten, or for all of them.

    What may wait is turning it back.
    """

    __tablename__ = "import_runs"
    __table_args__ = (
        Index("ix_import_runs_source_id", "source_id"),
        Index("ix_import_runs_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    filename: Mapped[str]
    started_at: Mapped[Moment]
    finished_at: Mapped[datetime | None]
    rows_read: Mapped[int]
    rows_new: Mapped[int]
    rows_changed: Mapped[int]
    rows_unchanged: Mapped[int]
    rows_refused: Mapped[int]
    undone_at: Mapped[datetime | None]

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


class ImportRunAsset(Base):
    """A record that a run made (`version` 1) or changed (the version that it made).

    `stayed` when the run was turned back and this one was not, for somebody changed it since.
    """

    __tablename__ = "import_run_assets"
    __table_args__ = (Index("ix_import_run_assets_asset_id", "asset_id"),)

    run_id: Mapped[int] = mapped_column(
        ForeignKey("import_runs.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    version: Mapped[int]
    stayed: Mapped[bool] = mapped_column(server_default=false(), default=False)


class FileWish(StrEnum):
    """What is asked of a file that is too long to do while somebody waits."""

    TRY = "try"
    READ = "read"


class ImportFile(Waiting, Base):
    """A file that was sent to be tried and read in; kept for some days.

    `columns` says what each heading is: one of our fields, or null to leave it out; `words` what each word of
    it means: kind, themes and audiences. `sheet` is the sheet or layer to read, empty for the likeliest. With
    `repair` places whose axes or system are wrong are turned; with `as_areas` a line or area is for the
    buurten where it lies; with `stop_missing` what left the list has stopped. `trial` is what reading it in
    would have done when it was last tried. With `team` it is sent by that team, for its own buurten.

    `asked` is what the process that does the jobs has to do with it, or failed to.
    """

    __tablename__ = "import_files"
    __table_args__ = (
        CheckConstraint("octet_length(content) <= 52428800", name="content"),
        CheckConstraint("(asked is null) = (asked_at is null)", name="asked_at"),
        Index("ix_import_files_source_name", "source_name", "id"),
        Index("ix_import_files_run_id", "run_id"),
        Index("ix_import_files_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    filename: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    source_name: Mapped[str]
    licence: Mapped[str] = mapped_column(server_default="", default="")
    attribution: Mapped[str] = mapped_column(server_default="", default="")
    already_public: Mapped[bool]
    columns: Mapped[dict[str, str | None]] = mapped_column(JSONB, server_default="{}", default=dict)
    sheet: Mapped[str] = mapped_column(server_default="", default="")
    words: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}", default=dict)
    repair: Mapped[bool] = mapped_column(server_default=false(), default=False)
    as_areas: Mapped[bool] = mapped_column(server_default=false(), default=False)
    stop_missing: Mapped[bool] = mapped_column(server_default=false(), default=False)
    trial: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}", default=dict)
    uploaded_at: Mapped[Moment]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("import_runs.id", ondelete="CASCADE"))
    asked: Mapped[FileWish | None] = mapped_column(stored_enum(FileWish))
