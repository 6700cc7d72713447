"""What hangs on a record and may not stay for ever: contacts, stories and the note of a team.

None of this is in versions, published rows or search, so that what expires is gone.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import stored_enum
from app.models.record.vocabulary import Channel, Visibility

CONSENT_PERIOD = "expires_on > consent_on and expires_on <= consent_on + interval '2 years'"


class Contact(Base):
    """By whom one comes in: a role rather than a name, with what was agreed, with whom and until when."""

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint("length(btrim(role)) between 2 and 80", name="role"),
        CheckConstraint("length(btrim(value)) between 3 and 200", name="value"),
        CheckConstraint("length(btrim(consent_from)) between 2 and 80", name="consent_from"),
        CheckConstraint("length(consent_for) <= 200", name="consent_for"),
        CheckConstraint(CONSENT_PERIOD, name="consent_period"),
        Index("ix_contacts_asset_id", "asset_id"),
        Index("ix_contacts_expires_on", "expires_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    role: Mapped[str]
    channel: Mapped[Channel] = mapped_column(stored_enum(Channel))
    value: Mapped[str]
    consent_from: Mapped[str]
    consent_on: Mapped[date]
    consent_for: Mapped[str] = mapped_column(server_default="")
    expires_on: Mapped[date]


class Story(Base):
    """What somebody told, shown to whom that person agreed to."""

    __tablename__ = "stories"
    __table_args__ = (
        CheckConstraint("length(btrim(text)) between 10 and 1000", name="text"),
        CheckConstraint("length(btrim(consent_from)) between 2 and 80", name="consent_from"),
        CheckConstraint(CONSENT_PERIOD, name="consent_period"),
        Index("ix_stories_asset_id", "asset_id"),
        Index("ix_stories_expires_on", "expires_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    text: Mapped[str]
    told_on: Mapped[date]
    consent_level: Mapped[Visibility] = mapped_column(stored_enum(Visibility, name="consent_level"))
    consent_from: Mapped[str]
    consent_on: Mapped[date]
    expires_on: Mapped[date]


class TeamNote(Base):
    """A note of the teams that keep the record, for themselves and for twelve months."""

    __tablename__ = "team_notes"
    __table_args__ = (
        CheckConstraint("length(btrim(text)) between 1 and 1000", name="text"),
        CheckConstraint(
            "expires_on > written_on and expires_on <= written_on + interval '12 months'", name="period"
        ),
        Index("ix_team_notes_expires_on", "expires_on"),
    )

    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    text: Mapped[str]
    written_on: Mapped[date]
    expires_on: Mapped[date]
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
