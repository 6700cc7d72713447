"""What professionals think of a part of the municipality: beside the numbers, never in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area, AreaGroup, AreaSet
from app.models.coverage import Judgement
from app.models.people import Role
from app.policy import Permission, Viewer
from app.queries.areas.areas import area_by_code
from app.queries.areas.codes import areas_of_today
from app.queries.coverage.divisions import Division

OF_GROUP = "groep-"
LONGEST_NUMBER = 19
"""Digits: more is no number of a row."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a sentence is about: an area of the CBS, or a group of buurten of another division.

    `code` stands in addresses: that of the area of today, or `groep-12`. Of a group `division` is the key of
    its division and `division_name` what that is called; of an area both are ''.
    """

    code: str
    name: str
    area_id: int | None = None
    group_id: int | None = None
    division: str = ""
    division_name: str = ""


def judged_by_code(code: str) -> Judged:
    """What this code stands for; NotFound for none, and for a group of a division that is put away."""
    if not code.startswith(OF_GROUP):
        area = area_by_code(code)
        return Judged(code=area.code, name=area.name, area_id=area.id)
    number = code.removeprefix(OF_GROUP)
    group = None
    if number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER:
        known = select(AreaGroup).join(AreaSet).where(AreaSet.archived_at.is_(None))
        group = database.session.scalar(known.where(AreaGroup.id == int(number)))
    if group is None:
        raise NotFound("Dit gebied is er niet (meer). Kies een gebied uit de lijst.")
    return Judged(
        code=f"{OF_GROUP}{group.id}",
        name=group.name,
        group_id=group.id,
        division=f"set-{group.area_set_id}",
        division_name=group.area_set.name,
    )


def judgements_of(about: Judged, viewer: Viewer) -> tuple[SaidOf, ...]:
    """What holds of it today, newest first; of an area also what was said when it was an older one."""
    if not viewer.may(Permission.RECORD):
        return ()
    said = select(Judgement).where(Judgement.area_group_id == about.group_id)
    if about.group_id is None:
        today = areas_of_today().subquery()
        said = select(Judgement).join(today, today.c.area_id == Judgement.area_id)
        said = said.where(today.c.today_id == about.area_id)
    found = database.session.scalars(
        said.where(Judgement.expires_on > clock.today()).order_by(
            Judgement.judged_on.desc(), Judgement.id.desc()
        )
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


def how_many(within: Division, viewer: Viewer) -> dict[int, int]:
    """How many sentences hold today of each part of a division, by its id; parts without are left out.

    What is said of a buurt is not said of its wijk or group, nor the other way round.
    """
    if not viewer.may(Permission.RECORD):
        return {}
    if within.level is None:
        part: Any = Judgement.area_group_id
        counted = select(part, func.count()).join(AreaGroup, AreaGroup.id == part)
        counted = counted.where(AreaGroup.area_set_id == within.set_id)
    else:
        today = areas_of_today().subquery()
        part = today.c.today_id
        counted = select(part, func.count()).join(Judgement, Judgement.area_id == today.c.area_id)
        counted = counted.join(Area, Area.id == part).where(Area.level == within.level)
    found = database.session.execute(counted.where(Judgement.expires_on > clock.today()).group_by(part))
    return dict(found.all())


def may_take_back(team_id: int | None, by_role: Role, viewer: Viewer) -> bool:
    """Whether it is of the visitor's team, or of no team and of her role."""
    if not viewer.may(Permission.RECORD):
        return False
    return team_id in viewer.team_ids if team_id is not None else by_role in viewer.roles
