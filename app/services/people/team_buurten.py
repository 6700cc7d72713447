"""In which buurten a team works: it keeps them, or looks along with the team that does.

Records stay with the team that keeps them: a change here decides only about what is recorded later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import Area, AreaLevel, Vintage
from app.models.people import TeamBuurt
from app.queries.people.team_buurten import Work, work_in
from app.queries.stamps import CATALOGUE
from app.services.constraints import named_constraints
from app.services.people.periods import Period, checked_period, in_words
from app.services.people.teams import locked_team
from app.services.stamps import bump


def assign(
    *,
    team_id: int,
    area_ids: Iterable[int],
    lead: bool,
    since: date | None,
    agreed: frozenset[int] = frozenset(),
) -> list[Work]:
    """Let a team keep these buurten (or look along) from `since` on; returns [] when that is done.

    Other teams' leads that would end on that day are returned instead, with nothing changed, until
    the ids of all of them are in `agreed`. Raises Invalid by field: buurten or since.
    """
    team, day = locked_team(team_id), checked_period(since).since
    if team.until is not None and team.until <= day:
        raise Invalid({"since": f"Dit team stopt op {in_words(team.until)}. Kies een eerdere dag."})
    areas = _locked_buurten(area_ids)
    work = work_in(areas, day=day)
    ours = [item for item in work if item.team_id == team_id]
    kept = {item.area_id for item in ours if item.lead == lead and item.since <= day and item.until is None}
    leads = [item for item in work if item.team_id != team_id and item.lead and lead]
    ending = leads + [item for item in ours if item.area_id not in kept]
    _check_can_end(ending, day)
    if {item.id for item in leads} - agreed:
        return leads
    with named_constraints():
        _end(ending, day)
        for area_id in sorted(set(areas) - kept):
            database.session.add(TeamBuurt(team_id=team_id, area_id=area_id, lead=lead, since=day))
    bump(CATALOGUE)
    return []


def change_team_buurt(*, team_buurt_id: int, since: date | None, until: date | None) -> TeamBuurt:
    """Correct the days on which a team works in a buurt, or end it."""
    found = database.session.get(TeamBuurt, team_buurt_id)
    if found is None:
        raise NotFound
    locked_team(found.team_id)
    database.session.execute(select(Area.id).where(Area.id == found.area_id).with_for_update())
    database.session.refresh(found)
    period = checked_period(since, until)
    for other in _neighbours(found):
        if period.overlaps(Period(other.since, other.until)):
            raise Invalid(
                {
                    "since": f"{other.team} werkt in deze buurt vanaf {in_words(other.since)}. "
                    "Pas eerst die dagen aan."
                }
            )
    with named_constraints():
        found.since, found.until = period.since, period.until
    bump(CATALOGUE)
    return found


def _neighbours(found: TeamBuurt) -> list[Work]:
    """Rows whose days may not overlap with this one: the same team's, and for a lead the other leads."""
    return [
        item
        for item in work_in([found.area_id], day=date.min)
        if item.id != found.id and (item.team_id == found.team_id or (item.lead and found.lead))
    ]


def _locked_buurten(area_ids: Iterable[int]) -> list[int]:
    """These buurten of the current boundaries, locked so that two administrators come one after the other."""
    wanted = set(area_ids)
    found = database.session.scalars(
        select(Area.id)
        .join(Vintage)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT, Area.id.in_(wanted))
        .order_by(Area.id)
        .with_for_update(of=Area)
    ).all()
    if not found or len(found) < len(wanted):
        raise Invalid({"buurten": "Kies minstens 1 buurt uit de lijst."})
    return list(found)


def _check_can_end(work: list[Work], day: date) -> None:
    """What begins on the day or later can't end on it."""
    late = next((item for item in work if item.since >= day), None)
    if late is not None:
        raise Invalid(
            {
                "since": f"{late.team} werkt in {late.buurt} vanaf {in_words(late.since)}. "
                "Kies een latere dag, of pas eerst die dagen aan."
            }
        )


def _end(work: list[Work], day: date) -> None:
    ids = [item.id for item in work]
    for row in database.session.scalars(select(TeamBuurt).where(TeamBuurt.id.in_(ids))):
        row.until = day
    database.session.flush()
