"""How a module is given (draaiboek), version after version, and what trainers learnt by giving it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class PlaybookVersion(Base):
    """A whole text; only added to. `change` says what became different, in a sentence."""

    __tablename__ = "playbook_versions"
    __table_args__ = (
        UniqueConstraint("module_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(btrim(text)) between 1 and 8000", name="text"),
        CheckConstraint("length(change) <= 200", name="change"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    module_id: Mapped[int] = mapped_column(ForeignKey("modules.id"))
    number: Mapped[int]
    text: Mapped[str]
    change: Mapped[str] = mapped_column(server_default="", default="")
    made_at: Mapped[Moment]


class TrainerLesson(Base):
    """What a trainer would tell the next one who gives a module; holds no user."""

    __tablename__ = "trainer_lessons"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(btrim(said)) between 3 and 400", name="said"),
        Index("ix_trainer_lessons_module_id", "module_id", "made_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    module_id: Mapped[int] = mapped_column(ForeignKey("modules.id"))
    said: Mapped[str]
    made_on: Mapped[date]
