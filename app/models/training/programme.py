"""Programmes and their modules, in teaching order; archived instead of deleted."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Slugs, stored_enum


class Track(StrEnum):
    """For opbouwwerkers, for everybody, or what an organisation adds itself."""

    DEEPENING = "deepening"
    BASIC = "basic"
    OTHER = "other"


class ModuleKind(StrEnum):
    """Everybody follows the core, electives are chosen."""

    CORE = "core"
    ELECTIVE = "elective"


class Programme(Base):
    """A leergang as a whole; `electives` is how many of them a route holds, any number when empty."""

    __tablename__ = "programmes"
    __table_args__ = (
        UniqueConstraint("title"),
        CheckConstraint("length(btrim(title)) between 3 and 120", name="title"),
        CheckConstraint("electives between 1 and 50", name="electives"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    track: Mapped[Track] = mapped_column(stored_enum(Track))
    aim: Mapped[str] = mapped_column(server_default="")
    electives: Mapped[int | None]
    archived_at: Mapped[datetime | None]

    modules: Mapped[list[Module]] = relationship(
        back_populates="programme", order_by=lambda: (Module.position, Module.id)
    )


class Module(Base):
    """A part of a programme; `position` is the teaching order, the only order it is ever shown in.

    `theme`: what it is about in a few words; `proposed_by`: which team or group asked for it, never a person;
    `materials`: addresses of what is used with it.
    """

    __tablename__ = "modules"
    __table_args__ = (
        UniqueConstraint("programme_id", "title"),
        CheckConstraint("length(btrim(title)) between 3 and 120", name="title"),
        CheckConstraint("length(theme) <= 120 and length(proposed_by) <= 120", name="about"),
        CheckConstraint("cardinality(materials) <= 10", name="materials"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    title: Mapped[str]
    kind: Mapped[ModuleKind] = mapped_column(stored_enum(ModuleKind))
    aim: Mapped[str] = mapped_column(server_default="", default="")
    theme: Mapped[str] = mapped_column(server_default="", default="")
    proposed_by: Mapped[str] = mapped_column(server_default="", default="")
    materials: Mapped[Slugs]
    position: Mapped[int]
    archived_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship(back_populates="modules")
