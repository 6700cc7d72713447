"""Other borders than those of the CBS: named sets of groups of buurten, as data."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.areas.area import Area


class AreaSet(Base):
    """One way to divide the municipality, such as its own gebieden."""

    __tablename__ = "area_sets"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(btrim(name)) between 2 and 80", name="name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    source: Mapped[str] = mapped_column(server_default="")
    archived_at: Mapped[datetime | None]

    groups: Mapped[list[AreaGroup]] = relationship(back_populates="area_set", order_by="AreaGroup.name")


class AreaGroup(Base):
    """Some buurten under one name, in the vintage in which they were chosen."""

    __tablename__ = "area_groups"
    __table_args__ = (
        UniqueConstraint("area_set_id", "name"),
        CheckConstraint("length(btrim(name)) between 2 and 80", name="name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    area_set_id: Mapped[int] = mapped_column(ForeignKey("area_sets.id", ondelete="CASCADE"))
    name: Mapped[str]

    area_set: Mapped[AreaSet] = relationship(back_populates="groups")
    areas: Mapped[list[Area]] = relationship(secondary="area_group_areas", order_by=Area.code)


class AreaGroupArea(Base):
    """A buurt of a group."""

    __tablename__ = "area_group_areas"
    __table_args__ = (Index("ix_area_group_areas_area_id", "area_id"),)

    area_group_id: Mapped[int] = mapped_column(
        ForeignKey("area_groups.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), primary_key=True, autoincrement=False)
