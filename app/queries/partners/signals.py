"""Signals together: what is heard on one theme in one buurt. Never by whom, and no ranking of teams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, desc, func, select, tuple_

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.partners import Signal
from app.models.people import Team
from app.policy import Permission, Viewer
from app.queries.record.places import team_buurten

COUNTS_FOR = timedelta(days=365)
"""How long a signal is shown and counted."""
TOGETHER_WITHIN = timedelta(days=90)
ENOUGH = 3
"""So many on one theme and buurt within that time, and it is time to take it up together."""
SHOWN, SENTENCES = 60, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What was said with a signal, in which week and by which team."""

    text: str
    heard_on: date
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What is heard on a theme (by code) in a buurt: how often in a year, and in the last ninety days."""

    theme: str
    buurt_code: str
    buurt_name: str
    count: int
    lately: int
    last_on: date
    teams: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether it is heard often enough to take it up together."""
        return self.lately >= ENOUGH


def heard(viewer: Viewer, *, theme: str = "", buurten: Sequence[str] = ()) -> tuple[Heard, ...]:
    """What went into no question yet: first what is heard often lately, then the latest."""
    if not viewer.may(Permission.SEE_QUESTIONS):
        return ()
    where = [Signal.theme == theme] if theme else []
    if buurten:
        where.append(Area.code.in_(buurten))
    return _with_sentences(_groups([Signal.question_id.is_(None), *where]))


def to_take_up(viewer: Viewer) -> tuple[Heard, ...]:
    """What is heard often enough in the buurten of the visitor's teams."""
    codes = [buurt.code for buurt in team_buurten(viewer)] if viewer.team_ids else []
    if not codes or not viewer.may(Permission.RECORD):
        return ()
    return tuple(
        one for one in _groups([Signal.question_id.is_(None), Area.code.in_(codes)]) if one.is_enough
    )


def heard_by_team(team_id: int) -> tuple[Heard, ...]:
    """What a team heard this month; a team is never set beside another."""
    return _groups([Signal.by_team == team_id, Signal.heard_on >= clock.today().replace(day=1)])


def _groups(where: Sequence[ColumnElement[bool]]) -> tuple[Heard, ...]:
    since = clock.today() - TOGETHER_WITHIN
    lately = func.count().filter(Signal.heard_on > since)
    last = func.max(Signal.heard_on)
    names = func.array_remove(func.array_agg(func.distinct(Team.name)), None)
    found = database.session.execute(
        select(Signal.theme, Area.code, func.max(Area.name), func.count(), lately, last, names)
        .join(Area, Area.id == Signal.area_id)
        .outerjoin(Team, Team.id == Signal.by_team)
        .where(Signal.heard_on > clock.today() - COUNTS_FOR, *where)
        .group_by(Signal.theme, Area.code)
        .order_by(desc(lately >= ENOUGH), desc(last), Area.code, Signal.theme)
        .limit(SHOWN)
    )
    return tuple(
        Heard(
            theme=theme,
            buurt_code=code,
            buurt_name=name,
            count=count,
            lately=recent,
            last_on=last_on,
            teams=tuple(sorted(teams)),
        )
        for theme, code, name, count, recent, last_on, teams in found
    )


def _with_sentences(groups: tuple[Heard, ...]) -> tuple[Heard, ...]:
    said = _sentences([(one.theme, one.buurt_code) for one in groups])
    return tuple(replace(one, sentences=tuple(said.get((one.theme, one.buurt_code), ()))) for one in groups)


def _sentences(keys: list[tuple[str, str]]) -> dict[tuple[str, str], list[Sentence]]:
    """The latest few per theme and buurt."""
    place = func.row_number().over(
        partition_by=(Signal.theme, Area.code), order_by=[Signal.heard_on.desc(), Signal.id.desc()]
    )
    lines = (
        select(Signal.theme, Area.code, Signal.said, Signal.heard_on, Team.name, place.label("place"))
        .join(Area, Area.id == Signal.area_id)
        .outerjoin(Team, Team.id == Signal.by_team)
        .where(
            Signal.said != "",
            Signal.question_id.is_(None),
            Signal.heard_on > clock.today() - COUNTS_FOR,
            tuple_(Signal.theme, Area.code).in_(keys),
        )
        .subquery()
    )
    found: dict[tuple[str, str], list[Sentence]] = {}
    chosen = select(lines).where(lines.c.place <= SENTENCES).order_by(lines.c.place)
    for row in database.session.execute(chosen) if keys else ():
        sentence = Sentence(text=row.said, heard_on=row.heard_on, team=row.name or "")
        found.setdefault((row.theme, row.code), []).append(sentence)
    return found
