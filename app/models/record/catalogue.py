"""Themes and audiences: closed lists that the administrator edits, with the words people use for them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Slugs


class Theme(Base):
    """What it is about; `dimension` is that of Positieve Gezondheid."""

    __tablename__ = "themes"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("code ~ '^[a-z0-9-]{2,60}$'", name="code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    label: Mapped[str]
    dimension: Mapped[str]
    synonyms: Mapped[Slugs]
    position: Mapped[int]
    archived_at: Mapped[datetime | None]


class Audience(Base):
    """For whom it is."""

    __tablename__ = "audiences"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("code ~ '^[a-z0-9-]{2,60}$'", name="code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    label: Mapped[str]
    synonyms: Mapped[Slugs]
    position: Mapped[int]
    archived_at: Mapped[datetime | None]
