"""Where postcodes are, so that an address says something without a network."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.types import Point


class Postcode(Base):
    """The middle of a postcode of six characters, as its source gives it; all rows are of one load."""

    __tablename__ = "postcodes"
    __table_args__ = (
        CheckConstraint("postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'", name="postcode"),
        CheckConstraint("location <@ box '((0,300000),(280000,625000))'", name="location"),
    )

    postcode: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[tuple[float, float]] = mapped_column(Point)
    lon: Mapped[float]
    lat: Mapped[float]
    source: Mapped[str] = mapped_column(server_default="")
    loaded_on: Mapped[date] = mapped_column(server_default=text("current_date"))
