"""What a team asks of the team that keeps a record, and what they write each other about it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role, Team


class RequestState(StrEnum):
    """How far it is: nobody answered, they talk, they did it together, not now, or taken back."""

    OPEN = "open"
    ANSWERED = "answered"
    DONE = "done"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ContactRequest(Base):
    """A thread between the team that asks (`team_id`) and whichever team keeps the record now.

    `group_id`: the record on whose behalf it is asked, and in the end the one that did it together with
    this one. No contact of a record ever stands in a thread.
    """

    __tablename__ = "contact_requests"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("group_id <> asset_id", name="two_records"),
        CheckConstraint("(closed_at is null) = (state in ('open', 'answered'))", name="closed"),
        Index("ix_contact_requests_asset_id", "asset_id"),
        Index("ix_contact_requests_team_id", "team_id"),
        Index("ix_contact_requests_group_id", "group_id", postgresql_where=text("group_id is not null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    version: Mapped[int] = mapped_column(server_default=text("1"), default=1)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id", ondelete="SET NULL"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id", ondelete="SET NULL"))
    state: Mapped[RequestState] = mapped_column(stored_enum(RequestState), default=RequestState.OPEN)
    asked_at: Mapped[Moment]
    closed_at: Mapped[datetime | None]

    team: Mapped[Team] = relationship()
    messages: Mapped[list[RequestMessage]] = relationship(order_by="RequestMessage.id")


class RequestMessage(Base):
    """What one of the two teams wrote, and the state that the thread had then. Only added to.

    `from_keepers`: by the team that kept the record or looked along, not by the one that asks.
    """

    __tablename__ = "request_messages"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(text) <= 1000", name="text"),
        CheckConstraint("length(text) >= 3 or state in ('done', 'withdrawn')", name="said"),
        Index("ix_request_messages_request_id", "request_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("contact_requests.id", ondelete="CASCADE"))
    client_key: Mapped[UUID]
    text: Mapped[str] = mapped_column(server_default="", default="")
    state: Mapped[RequestState] = mapped_column(stored_enum(RequestState))
    from_keepers: Mapped[bool]
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
