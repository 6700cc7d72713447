"""What professionals think of a part of the municipality: beside the numbers, never in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.coverage import Judgement
from app.models.people import Role
from app.policy import Permission, Viewer
from app.queries.areas.codes import areas_of_today


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOf:
    """A sentence with the role that said it, its day and until when it holds; `theme` may be ''."""

    id: int
    theme: str
    said: str
    by_role: Role
    judged_on: date
    expires_on: date
    may_take_back: bool


def judgements_of(code: str, viewer: Viewer) -> tuple[SaidOf, ...]:
    """What holds of the area of today with this code, also when it was said of an older one; newest first."""
    if not viewer.may(Permission.RECORD):
        return ()
    today = areas_of_today().subquery()
    found = database.session.scalars(
        select(Judgement)
        .join(today, today.c.area_id == Judgement.area_id)
        .join(Area, Area.id == today.c.today_id)
        .where(Area.code == code, Judgement.expires_on > clock.today())
        .order_by(Judgement.judged_on.desc(), Judgement.id.desc())
    )
    return tuple(
        SaidOf(
            id=one.id,
            theme=one.theme or "",
            said=one.said,
            by_role=one.by_role,
            judged_on=one.judged_on,
            expires_on=one.expires_on,
            may_take_back=may_take_back(one.team_id, one.by_role, viewer),
        )
        for one in found
    )


def how_many_by_code(codes: Sequence[str], viewer: Viewer) -> dict[str, int]:
    """How many sentences hold today of each of these areas; areas without are left out."""
    if not codes or not viewer.may(Permission.RECORD):
        return {}
    today = areas_of_today().subquery()
    found = database.session.execute(
        select(Area.code, func.count())
        .join(today, today.c.today_id == Area.id)
        .join(Judgement, Judgement.area_id == today.c.area_id)
        .where(Area.code.in_(codes), Judgement.expires_on > clock.today())
        .group_by(Area.code)
    )
    return dict(found.all())


def may_take_back(team_id: int | None, by_role: Role, viewer: Viewer) -> bool:
    """Whether it is of the visitor's team, or of no team and of her role."""
    if not viewer.may(Permission.RECORD):
        return False
    return team_id in viewer.team_ids if team_id is not None else by_role in viewer.roles
