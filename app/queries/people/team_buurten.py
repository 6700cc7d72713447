"""Which team works in which buurt, also when that was said on boundaries of another year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import text
from sqlalchemy.engine import Row

from app.clock import today
from app.database import database

WORK_IN = text(
    """
    with wanted as (
        select id as area_id, id as said_of from areas where id = any(:areas)
        union select l.to_id, l.from_id from area_links l where l.to_id = any(:areas) and l.share >= 0.5
    )
    select tb.id, tb.team_id, tb.lead, tb.since, tb.until, w.area_id, t.name as team, a.name as buurt
    from wanted w join team_buurten tb on tb.area_id = w.said_of
        join teams t on t.id = tb.team_id join areas a on a.id = w.area_id
    where tb.until is null or tb.until > :day
    order by a.name_key, a.code, tb.since, tb.id
    """
)
CURRENT_BUURTEN = text(
    """
    select b.id, b.code, b.name, w.code as wijk_code, w.name as wijk
    from areas b join vintages v on v.id = b.vintage_id and v.is_current
        left join areas w on w.id = b.parent_id
    where b.level = 'buurt' order by w.name_key, w.code, b.name_key, b.code
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A team works in a buurt; `area_id` is the buurt that was asked for, whatever year it was said in."""

    id: int
    team_id: int
    team: str
    area_id: int
    buurt: str
    lead: bool
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtChoice:
    """A buurt of the current boundaries, and which teams work there now or later."""

    id: int
    code: str
    name: str
    ours: Work | None
    others: tuple[Work, ...]

    @property
    def now(self) -> str:
        """Who works here, in words for behind the name; '' for nobody."""
        ours = [] if self.ours is None else [("dit team", self.ours.lead)]
        teams = ours + [(work.team, work.lead) for work in self.others]
        return ", ".join(f"{team} {'houdt het bij' if lead else 'kijkt mee'}" for team, lead in teams)


@dataclass(frozen=True, slots=True, kw_only=True)
class WijkChoices:
    """The buurten of a wijk to choose from."""

    code: str
    name: str
    buurten: tuple[BuurtChoice, ...]

    @property
    def chosen(self) -> int:
        """In how many of them the team works already."""
        return sum(buurt.ours is not None for buurt in self.buurten)

    def is_open(self, chosen: Iterable[int | None] | None) -> bool:
        """Whether one of these ids lies in this wijk, so that it must not be folded away."""
        return not {buurt.id for buurt in self.buurten}.isdisjoint(set(chosen or ()))


def work_in(area_ids: Iterable[int], *, day: date | None = None) -> list[Work]:
    """What is in force on `day` (today) or begins after it, in these buurten."""
    rows = database.session.execute(WORK_IN, {"areas": list(area_ids), "day": day or today()})
    return [Work(**row) for row in rows.mappings()]


def buurten_to_choose(team_id: int) -> list[WijkChoices]:
    """All buurten of the current boundaries by wijk, with what each team does there."""
    rows = database.session.execute(CURRENT_BUURTEN).all()
    work: dict[int, list[Work]] = {row.id: [] for row in rows}
    for item in work_in(work):
        work[item.area_id].append(item)
    return [
        WijkChoices(
            code=code or "",
            name=name or "Zonder wijk",
            buurten=tuple(_choice(row, work[row.id], team_id) for row in group),
        )
        for (code, name), group in groupby(rows, key=lambda row: (row.wijk_code, row.wijk))
    ]


def _choice(row: Row[tuple[int, str, str, str, str]], work: Sequence[Work], team_id: int) -> BuurtChoice:
    ours = next((item for item in work if item.team_id == team_id), None)
    others = tuple(item for item in work if item.team_id != team_id)
    return BuurtChoice(id=row.id, code=row.code, name=row.name, ours=ours, others=others)
