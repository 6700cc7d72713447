"""Numbers that an organisation may choose for itself."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class Setting(Base):
    """A number that differs from what `app.queries.settings` has without it."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]
    changed_at: Mapped[Moment]
