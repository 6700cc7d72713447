"""Where people live within a buurt: the squares of 100 metres of the CBS, for the boundaries of a year."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class InhabitedSquares(Base):
    """All squares of one file, as three lists of equal length.

    `rd_x` and `rd_y` are the south-west corners in whole metres (RD New), `people` how many live there as
    the source rounds it. `secret` squares have too few people to be told how many, and stand in no list.
    """

    __tablename__ = "inhabited_squares"
    __table_args__ = (
        CheckConstraint("year between 1995 and 2100", name="year"),
        CheckConstraint("length(btrim(source)) between 1 and 200", name="source"),
        CheckConstraint("secret >= 0", name="secret"),
        CheckConstraint(
            "cardinality(rd_x) = cardinality(rd_y) and cardinality(rd_x) = cardinality(people)"
            " and cardinality(rd_x) > 0",
            name="equally_long",
        ),
    )

    vintage_id: Mapped[int] = mapped_column(ForeignKey("vintages.id"), primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(doc="of the figures, which is often older than the boundaries")
    source: Mapped[str]
    secret: Mapped[int]
    rd_x: Mapped[list[int]] = mapped_column(ARRAY(Integer), deferred=True)
    rd_y: Mapped[list[int]] = mapped_column(ARRAY(Integer), deferred=True)
    people: Mapped[list[int]] = mapped_column(ARRAY(Integer), deferred=True)
    loaded_at: Mapped[Moment]
