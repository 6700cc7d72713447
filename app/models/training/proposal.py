"""What colleagues would like the leergang to be about, who else would, and what came of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import stored_enum


class ProposalKind(StrEnum):
    """A subject to talk about, or a module of its own."""

    THEME = "theme"
    MODULE = "module"


class ProposalState(StrEnum):
    """Waits for an answer, or was answered in one of three ways."""

    OPEN = "open"
    ADOPTED = "adopted"
    LATER = "later"
    DECLINED = "declined"


class TrainingProposal(Base):
    """A proposal of a team, to be answered by a day. Who made it is one of its supporters, and not told."""

    __tablename__ = "training_proposals"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(btrim(title)) between 3 and 120", name="title"),
        CheckConstraint("length(why) <= 400", name="why"),
        CheckConstraint("length(answer) <= 400", name="answer"),
        CheckConstraint("(state = 'open') = (answered_on is null)", name="answered"),
        CheckConstraint("state = 'open' or length(btrim(answer)) >= 3", name="says_why"),
        Index("ix_training_proposals_state", "state", "answer_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    kind: Mapped[ProposalKind] = mapped_column(stored_enum(ProposalKind))
    title: Mapped[str]
    why: Mapped[str] = mapped_column(server_default="", default="")
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    made_on: Mapped[date]
    answer_by: Mapped[date]
    state: Mapped[ProposalState] = mapped_column(
        stored_enum(ProposalState), default=ProposalState.OPEN, server_default=ProposalState.OPEN.value
    )
    answer: Mapped[str] = mapped_column(server_default="", default="")
    answered_on: Mapped[date | None]


class ProposalSupport(Base):
    """A colleague would like it too: counted in fives, and never told by name."""

    __tablename__ = "proposal_supports"
    __table_args__ = (Index("ix_proposal_supports_user_id", "user_id"),)

    proposal_id: Mapped[int] = mapped_column(
        ForeignKey("training_proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
