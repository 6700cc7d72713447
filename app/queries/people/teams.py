"""The teams: their days, buurten and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import joinedload, selectinload

from app.clock import today
from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area
from app.models.people import Membership, Team, TeamBuurt
from app.models.sorting import sort_key
from app.queries.people.users import MembershipRow, membership_row

TEAMS = text(
    """
    select t.id, t.name, t.since, t.until, s.name as successor,
        (select count(*) from memberships m join users u on u.id = m.user_id and u.deactivated_at is null
          where m.team_id = t.id and m.since <= :today and (m.until is null or m.until > :today)) as people,
        (select count(*) from team_buurten b where b.team_id = t.id and b.lead
          and b.since <= :today and (b.until is null or b.until > :today)) as keeps,
        (select count(*) from team_buurten b where b.team_id = t.id and not b.lead
          and b.since <= :today and (b.until is null or b.until > :today)) as looks_along
    from teams t left join teams s on s.id = t.successor_id
    order by (t.until is not null and t.until <= :today), t.name_key, t.id
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team in the list, with counts of today."""

    id: int
    name: str
    since: date
    until: date | None
    successor: str | None
    people: int
    keeps: int
    looks_along: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtRow:
    """A team in a buurt; `state` is now, later or past; `year` is that of the boundaries it was said on."""

    id: int
    team_id: int
    team: str
    code: str
    name: str
    year: int
    is_current: bool
    lead: bool
    since: date
    until: date | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """One team with everything that its page shows."""

    id: int
    name: str
    since: date
    until: date | None
    successor_id: int | None
    successor: str | None
    buurten: tuple[BuurtRow, ...]
    people: tuple[MembershipRow, ...]


def all_teams() -> list[TeamRow]:
    """Every team by name, those that stopped at the end."""
    rows = database.session.execute(TEAMS, {"today": today()})
    return [TeamRow(**row) for row in rows.mappings()]


def team_choices(*, but: int | None = None) -> list[tuple[int, str]]:
    """Id and name of the teams that go on, by name, for a field."""
    rows = database.session.execute(
        select(Team.id, Team.name)
        .where((Team.until.is_(None)) | (Team.until > today()))
        .order_by(Team.name_key, Team.id)
    )
    return [(team_id, name) for team_id, name in rows if team_id != but]


def team_name(team_id: int) -> str:
    """What a team is called, also when it ended; NotFound when there is none."""
    found = database.session.get(Team, team_id)
    if found is None:
        raise NotFound("Dit team is er niet (meer).")
    return found.name


def team_page(team_id: int) -> TeamPage:
    """One team; raises NotFound."""
    team = database.session.scalar(
        select(Team)
        .where(Team.id == team_id)
        .options(
            selectinload(Team.buurten).joinedload(TeamBuurt.area).joinedload(Area.vintage),
            selectinload(Team.memberships).joinedload(Membership.user),
        )
        .execution_options(populate_existing=True)
    )
    if team is None:
        raise NotFound
    successor = None if team.successor_id is None else database.session.get_one(Team, team.successor_id)
    buurten = [_buurt_row(row, team.name) for row in team.buurten]
    people = [membership_row(row) for row in team.memberships if row.user.deactivated_at is None]
    return TeamPage(
        id=team.id,
        name=team.name,
        since=team.since,
        until=team.until,
        successor_id=team.successor_id,
        successor=successor.name if successor else None,
        buurten=tuple(sorted(buurten, key=lambda row: (row.state == "past", sort_key(row.name), row.since))),
        people=tuple(sorted(people, key=lambda row: (row.state == "past", sort_key(row.person), row.since))),
    )


def team_buurt(team_buurt_id: int) -> BuurtRow:
    """One team in one buurt; raises NotFound."""
    found = database.session.get(
        TeamBuurt,
        team_buurt_id,
        options=[joinedload(TeamBuurt.team), joinedload(TeamBuurt.area).joinedload(Area.vintage)],
    )
    if found is None:
        raise NotFound
    return _buurt_row(found, found.team.name)


def _buurt_row(row: TeamBuurt, team: str) -> BuurtRow:
    now = today()
    state = "past" if row.until is not None and row.until <= now else ("later" if row.since > now else "now")
    return BuurtRow(
        id=row.id,
        team_id=row.team_id,
        team=team,
        code=row.area.code,
        name=row.area.name,
        year=row.area.vintage.year,
        is_current=row.area.vintage.is_current,
        lead=row.lead,
        since=row.since,
        until=row.until,
        state=state,
    )
