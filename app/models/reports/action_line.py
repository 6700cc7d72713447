"""The municipality's own lines of policy, under which a report counts outcomes as well."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Slugs


class ActionLine(Base):
    """A tag on themes: what is about one of `themes` (codes) counts for it. Put away, never lost."""

    __tablename__ = "action_lines"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(btrim(name)) between 2 and 80", name="name"),
        CheckConstraint("cardinality(themes) > 0", name="some_theme"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    themes: Mapped[Slugs]
    archived_at: Mapped[datetime | None]
