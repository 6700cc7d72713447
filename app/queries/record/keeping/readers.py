"""Who read what is private: per team and day for its keepers, per person for the privacy officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, cast, func, select

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.people import Team, User
from app.models.record import Asset, PrivateRead

PAGE_SIZE = 50
DAYS_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDay:
    """On a day somebody of this team ("" for none) read these kinds; never who, or how often."""

    day: date
    team: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One reading of one person."""

    at: datetime
    person: str
    team: str
    asset_id: int
    name: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """A page of the log, the latest first, and whether there is more before it."""

    rows: tuple[Read, ...]
    number: int
    more: bool


def days_read(asset_id: int) -> tuple[ReadDay, ...]:
    """The latest hundred days and teams of one record. For who keeps it."""
    day = cast(func.timezone(LOCAL_ZONE.key, PrivateRead.at), Date)
    kind = func.unnest(PrivateRead.what).label("kind")
    each = (
        select(day.label("day"), func.coalesce(Team.name, "").label("team"), kind)
        .outerjoin(Team, Team.id == PrivateRead.by_team)
        .where(PrivateRead.asset_id == asset_id)
        .subquery()
    )
    found = database.session.execute(
        select(each.c.day, each.c.team, func.array_agg(each.c.kind.distinct()))
        .group_by(each.c.day, each.c.team)
        .order_by(each.c.day.desc(), each.c.team)
        .limit(DAYS_SHOWN)
    )
    return tuple(ReadDay(day=day, team=team, what=tuple(what)) for day, team, what in found)


def reads(*, number: int = 1, asset_id: int | None = None) -> Reads:
    """A page of fifty of the whole log, or of one record. For the privacy officer."""
    found = (
        select(
            PrivateRead.at,
            func.coalesce(User.name, "").label("person"),
            func.coalesce(Team.name, "").label("team"),
            PrivateRead.asset_id,
            Asset.name,
            PrivateRead.what,
        )
        .join(Asset, Asset.id == PrivateRead.asset_id)
        .outerjoin(User, User.id == PrivateRead.by_user)
        .outerjoin(Team, Team.id == PrivateRead.by_team)
        .order_by(PrivateRead.at.desc(), PrivateRead.id.desc())
        .limit(PAGE_SIZE + 1)
        .offset((number - 1) * PAGE_SIZE)
    )
    if asset_id is not None:
        found = found.where(PrivateRead.asset_id == asset_id)
    rows = [Read(**row) for row in database.session.execute(found).mappings()]
    return Reads(rows=tuple(rows[:PAGE_SIZE]), number=number, more=len(rows) > PAGE_SIZE)
