"""A walk through a buurt: what a team looked for there, and whether it found it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Round(Base):
    """A team walked through a buurt on a day. Holds no user, no route and no hour.

    Open as long as it has no `finished_on`: who was interrupted goes on, and a team has one in a buurt.
    """

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("finished_on >= started_on", name="ends_after_it_begins"),
        Index("ix_rounds_area_id_finished_on", "area_id", "finished_on"),
        Index("ix_rounds_team_id", "team_id"),
        Index(
            "uq_rounds_open", "team_id", "area_id", unique=True, postgresql_where=text("finished_on IS NULL")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"))
    started_on: Mapped[date]
    finished_on: Mapped[date | None]
    picked: Mapped[bool] = mapped_column(
        server_default=false(), doc="its list is what was picked by hand, not what is due in the buurt"
    )


class RoundTheme(Base):
    """A theme that was looked for on a walk; not `found` says 'gezocht, niet gevonden'."""

    __tablename__ = "round_themes"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    theme: Mapped[str] = mapped_column(ForeignKey("themes.code"), primary_key=True)
    found: Mapped[bool]


class RoundSkip(Base):
    """A record on the list of an open walk that the team went by; gone when the walk ends."""

    __tablename__ = "round_skips"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class RoundPick(Base):
    """A record that somebody picked for an open walk; gone in the night after the walk ends.

    `last_check` is the number of its last check when it was picked (0 for none): a later one is an answer.
    """

    __tablename__ = "round_picks"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    last_check: Mapped[int]
