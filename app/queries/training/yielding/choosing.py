"""What of the leergang a chain is about: its sessions, and the claims on them that the visitor sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import CTE, ColumnElement, Select, case, or_, select

from app import clock
from app.models.areas import Area
from app.models.training import Claim, ClaimStrength, Module, Session, SessionState
from app.policy import Viewer
from app.queries.areas.codes import ids_of
from app.queries.areas.groups import buurten_of_group
from app.queries.training.yielding.readings import latest_readings
from app.queries.training.yielding.subjects import claim_subjects
from app.queries.training.yielding.teams import teams_counted_as

HELD = (SessionState.ACTIVE, SessionState.INACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFilter:
    """Which part of the leergang, which team, where, and between which days.

    `buurt` is the code of a buurt or wijk, `group` the number of a group of another division.
    """

    programme: int | None = None
    module: int | None = None
    session: int | None = None
    team: int | None = None
    buurt: str = ""
    group: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A filter as it is asked of the database: teams by id (none: all), areas by id (None: everywhere)."""

    chosen: ChainFilter
    team_ids: tuple[int, ...]
    area_ids: tuple[int, ...] | None

    @classmethod
    def of(cls, chosen: ChainFilter) -> Scope:
        """Look them up. Raises Invalid ("team") for a team of which figures can't be asked."""
        area_ids = None
        if chosen.buurt or chosen.group is not None:
            there = buurten_of_group(chosen.group) if chosen.group is not None else ()
            area_ids = (*ids_of([chosen.buurt]), *there)
        return cls(chosen=chosen, team_ids=teams_counted_as(chosen.team), area_ids=area_ids)

    def buurt_ids(self) -> Select[int]:
        """The chosen buurten, and those of chosen wijken."""
        ids = list(self.area_ids or ())
        return select(Area.id).where(or_(Area.id.in_(ids), Area.parent_id.in_(ids)))

    def is_here(self, area_ids: ColumnElement[list[int]]) -> ColumnElement[bool]:
        """Whether something that lies in these areas lies in the chosen ones; only with a choice of place."""
        here: ColumnElement[bool] = area_ids.overlap(list(self.area_ids or ()))
        return here


def chosen_sessions(scope: Scope, viewer: Viewer) -> CTE:
    """Sessions that were held; with a choice of place those to which something there was linked."""
    chosen = scope.chosen
    wanted = (
        select(Session.id, Session.participants, Session.team_id, Session.starts_at)
        .join(Module, Module.id == Session.module_id)
        .where(Session.starts_at <= clock.now(), Session.state.in_(HELD))
    )
    for column, value in (
        (Module.programme_id, chosen.programme),
        (Session.module_id, chosen.module),
        (Session.id, chosen.session),
    ):
        wanted = wanted if value is None else wanted.where(column == value)
    if scope.team_ids:
        wanted = wanted.where(or_(Session.team_id.in_(scope.team_ids), Session.team_id.is_(None)))
    if chosen.since is not None:
        wanted = wanted.where(Session.starts_at >= _begin(chosen.since))
    if chosen.until is not None:
        wanted = wanted.where(Session.starts_at < _end(chosen.until))
    if scope.area_ids is not None:
        told = claim_subjects(viewer)
        there = select(Claim.session_id).join(told, told.c.claim_id == Claim.id)
        there = there.where(Claim.withdrawn_at.is_(None), scope.is_here(told.c.area_ids))
        wanted = wanted.where(Session.id.in_(there))
    return wanted.cte("chosen_sessions")


def chosen_claims(sessions: CTE, scope: Scope, viewer: Viewer) -> CTE:
    """A row per open claim of these sessions on what the visitor sees.

    Its `claim_id`, `about`, `subject_id`, `kind`, `themes`, `rank` (0 for the strongest) and `verdict`.
    """
    told, read = claim_subjects(viewer), latest_readings()
    rank = case(
        *((Claim.strength == strength, place) for place, strength in enumerate(ClaimStrength)), else_=9
    )
    wanted = (
        select(
            *(told.c[name] for name in ("claim_id", "about", "subject_id", "kind", "themes")),
            rank.label("rank"),
            read.c.verdict,
        )
        .join(Claim, Claim.id == told.c.claim_id)
        .outerjoin(read, read.c.claim_id == Claim.id)
        .where(Claim.withdrawn_at.is_(None), Claim.session_id.in_(select(sessions.c.id)))
    )
    if scope.team_ids:
        wanted = wanted.where(told.c.team_ids.overlap(list(scope.team_ids)))
    if scope.area_ids is not None:
        wanted = wanted.where(scope.is_here(told.c.area_ids))
    return wanted.cte("claimed")


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.LOCAL_ZONE)


def _end(day: date) -> datetime:
    return datetime.combine(date.fromordinal(day.toordinal() + 1), time.min, clock.LOCAL_ZONE)
