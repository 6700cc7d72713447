"""Texts that an organisation writes itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class OwnText(Base):
    """A text that differs from what `app.queries.own_texts` has without it."""

    __tablename__ = "own_texts"
    __table_args__ = (CheckConstraint("length(btrim(text)) between 1 and 2000", name="text"),)

    name: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    changed_at: Mapped[Moment]
