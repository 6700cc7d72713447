"""What a second reader thinks of a claim."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role


class Verdict(StrEnum):
    """Agrees, would rather say less, or is not convinced."""

    AGREED = "agreed"
    CAREFUL = "careful"
    UNCONVINCED = "unconvinced"


class ClaimReading(Base):
    """A colleague who did not make the claim read along. The latest counts; earlier ones are its history."""

    __tablename__ = "claim_readings"
    __table_args__ = (
        CheckConstraint("length(remark) <= 300", name="remark"),
        Index("ix_claim_readings_claim_id", "claim_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"))
    verdict: Mapped[Verdict] = mapped_column(stored_enum(Verdict))
    remark: Mapped[str] = mapped_column(server_default="", default="")
    read_at: Mapped[Moment]
    read_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
