"""How a session bears on something that is on the map: never that it caused it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role
from app.models.record import Asset
from app.models.training.session import Session


class ClaimStrength(StrEnum):
    """Gave rise to it, helped along, or stood apart."""

    PROMPTED = "prompted"
    CONTRIBUTED = "contributed"
    INDEPENDENT = "independent"


class Claim(Base):
    """One colleague's word on a session and a record, a step or a tie. It waits for who reads along."""

    __tablename__ = "claims"
    __table_args__ = (
        CheckConstraint("num_nonnulls(asset_id, action_id, relation_id) = 1", name="one_subject"),
        CheckConstraint("confidence between 1 and 3", name="confidence"),
        CheckConstraint("length(reason) <= 300", name="reason"),
        Index(
            "uq_claims_open",
            "session_id",
            "asset_id",
            unique=True,
            postgresql_where=text("withdrawn_at is null"),
        ),
        *(
            Index(
                f"uq_claims_open_{subject}",
                "session_id",
                subject,
                unique=True,
                postgresql_where=text("withdrawn_at is null"),
            )
            for subject in ("action_id", "relation_id")
        ),
        Index("ix_claims_asset_id", "asset_id"),
        Index("ix_claims_action_id", "action_id"),
        Index("ix_claims_relation_id", "relation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("actions.id", ondelete="CASCADE"))
    relation_id: Mapped[int | None] = mapped_column(ForeignKey("relations.id", ondelete="CASCADE"))
    strength: Mapped[ClaimStrength] = mapped_column(stored_enum(ClaimStrength))
    confidence: Mapped[int | None]
    reason: Mapped[str] = mapped_column(server_default="")
    made_at: Mapped[Moment]
    made_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
    withdrawn_at: Mapped[datetime | None]

    session: Mapped[Session] = relationship()
    asset: Mapped[Asset | None] = relationship()
