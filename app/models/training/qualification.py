"""Who may give which module: somebody of the own staff, or from outside without an account."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import stored_enum


class QualificationState(StrEnum):
    """Offered herself, is being trained, may give it, does not (any more)."""

    OFFERED = "offered"
    IN_TRAINING = "in_training"
    QUALIFIED = "qualified"
    ENDED = "ended"


class TrainerQualification(Base):
    """Somebody and a module, in a state since a day; what came before stands with the changes."""

    __tablename__ = "trainer_qualifications"
    __table_args__ = (
        CheckConstraint("num_nonnulls(user_id, outsider) = 1", name="one_of"),
        CheckConstraint("length(btrim(outsider)) between 2 and 80", name="outsider"),
        Index("uq_trainer_qualifications_user", "module_id", "user_id", unique=True),
        Index("uq_trainer_qualifications_outsider", "module_id", "outsider", unique=True),
        Index("ix_trainer_qualifications_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    module_id: Mapped[int] = mapped_column(ForeignKey("modules.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    outsider: Mapped[str | None]
    state: Mapped[QualificationState] = mapped_column(stored_enum(QualificationState))
    since: Mapped[date]
