"""A report over a period with its files. Once it has a number nothing of it changes any more."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, Slugs, stored_enum
from app.models.people import Role


class Edition(StrEnum):
    """For whom it is: what colleagues may see, or what everybody may see."""

    COLLEAGUES = "colleagues"
    PUBLIC = "public"


class FileKind(StrEnum):
    """The forms of one report; `data` holds its contents as JSON, from which the page is drawn."""

    DATA = "data"
    PDF = "pdf"
    XLSX = "xlsx"
    GPKG = "gpkg"
    HTML = "html"


class Report(Base):
    """What was asked, and the number and day that it got when it was frozen; without them it waits.

    `division` is the key of the parts that it speaks of, `regions` the codes of some of them (all when
    empty), `definitions` the version of each measure by its code. Holds a role and no user. `problem`:
    why it could not be made, "" as long as nothing is wrong.
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("until >= since", name="period"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(number is null) = (made_on is null)", name="frozen"),
        CheckConstraint("cardinality(sections) > 0", name="some_section"),
        Index("ix_reports_corrects_id", "corrects_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int | None]
    since: Mapped[date]
    until: Mapped[date]
    division: Mapped[str]
    regions: Mapped[Slugs]
    sections: Mapped[Slugs]
    edition: Mapped[Edition] = mapped_column(stored_enum(Edition))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    by_role: Mapped[Role] = mapped_column(stored_enum(Role))
    invented: Mapped[bool]
    asked_at: Mapped[Moment]
    made_on: Mapped[date | None]
    vintage: Mapped[str] = mapped_column(server_default="", default="")
    definitions: Mapped[dict[str, str]] = mapped_column(JSONB, server_default="{}", default=dict)
    problem: Mapped[str] = mapped_column(server_default="", default="")


class ReportFile(Base):
    """One form of a frozen report: its bytes, and the hash that shows that they are the same."""

    __tablename__ = "report_files"
    __table_args__ = (
        CheckConstraint("octet_length(content) between 1 and 20971520", name="content"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
    )

    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    kind: Mapped[FileKind] = mapped_column(stored_enum(FileKind), primary_key=True)
    sha256: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
