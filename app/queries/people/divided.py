"""Who works where: every buurt with the team that keeps it and those that look along."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app import clock
from app.database import database
from app.queries.people.team_buurten import CURRENT_BUURTEN, Work, work_in


class Division(StrEnum):
    """Which buurten: those that no team keeps, those with more teams, or all."""

    NONE = "geen"
    MORE = "meer"
    ALL = "alle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """A buurt, the work in it today, and the first that begins later."""

    id: int
    code: str
    name: str
    wijk: str
    lead: Work | None
    along: tuple[Work, ...]
    later: Work | None

    def is_in(self, division: Division) -> bool:
        """Whether it belongs to that part of the buurten."""
        more = len(self.along) + (self.lead is not None) > 1
        return {Division.NONE: self.lead is None, Division.MORE: more, Division.ALL: True}[division]


def divided_buurten() -> tuple[Divided, ...]:
    """All buurten of the current boundaries, by wijk and name, in two statements."""
    rows = database.session.execute(CURRENT_BUURTEN).all()
    work: dict[int, list[Work]] = {row.id: [] for row in rows}
    for item in work_in(work):
        work[item.area_id].append(item)
    return tuple(
        _divided(row.id, row.code, row.name, row.wijk or "Zonder wijk", work[row.id]) for row in rows
    )


def _divided(area_id: int, code: str, name: str, wijk: str, work: list[Work]) -> Divided:
    today = clock.today()
    now = [item for item in work if item.since <= today]
    return Divided(
        id=area_id,
        code=code,
        name=name,
        wijk=wijk,
        lead=next((item for item in now if item.lead), None),
        along=tuple(item for item in now if not item.lead),
        later=next((item for item in work if item.lead and item.since > today), None),
    )
