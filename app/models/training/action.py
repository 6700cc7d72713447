"""What a team does differently after a session."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import stored_enum
from app.models.people import Role


class ActionKind(StrEnum):
    """What kind of step."""

    ROUND = "round"
    TALK = "talk"
    GATHERING = "gathering"
    OTHER = "other"


class ActionState(StrEnum):
    """Still to do, done, or let go."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Action(Base):
    """A step of a team. Holds a role and no user: it is the team's.

    `came_of` is what came of it, in a sentence.
    """

    __tablename__ = "actions"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(btrim(said)) between 1 and 200", name="said"),
        CheckConstraint("length(came_of) <= 300", name="came_of"),
        CheckConstraint("(state = 'open') = (answered_on is null)", name="answered"),
        Index("ix_actions_session_id", "session_id"),
        Index("ix_actions_team_id", "team_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    kind: Mapped[ActionKind] = mapped_column(stored_enum(ActionKind))
    said: Mapped[str]
    made_on: Mapped[date]
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
    state: Mapped[ActionState] = mapped_column(
        stored_enum(ActionState), default=ActionState.OPEN, server_default=ActionState.OPEN.value
    )
    came_of: Mapped[str] = mapped_column(server_default="", default="")
    answered_on: Mapped[date | None]


class ActionAsset(Base):
    """A record that grew from a step."""

    __tablename__ = "action_assets"
    __table_args__ = (Index("ix_action_assets_asset_id", "asset_id"),)

    action_id: Mapped[int] = mapped_column(
        ForeignKey("actions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class ActionRelation(Base):
    """A tie that grew from a step."""

    __tablename__ = "action_relations"
    __table_args__ = (Index("ix_action_relations_relation_id", "relation_id"),)

    action_id: Mapped[int] = mapped_column(
        ForeignKey("actions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    relation_id: Mapped[int] = mapped_column(
        ForeignKey("relations.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
