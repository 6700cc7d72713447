"""Boundaries that were sent to be tried and loaded; kept for some days."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class BoundaryFile(Base):
    """A file with the boundaries of one year; `trial` is what loading it would have done when it was sent."""

    __tablename__ = "boundary_files"
    __table_args__ = (
        CheckConstraint("octet_length(content) <= 26214400", name="content"),
        CheckConstraint("year between 1995 and 2100", name="year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    filename: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    year: Mapped[int]
    trial: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}", default=dict)
    uploaded_at: Mapped[Moment]
    loaded_at: Mapped[datetime | None]
