"""What of the leergang a chain is about: its sessions, and the claims on them that the visitor sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Text, case, cast, or_, select

from app import clock
from app.database import database
from app.models.training import Claim, ClaimStrength, Module, Session, SessionState
from app.policy import Viewer
from app.queries.areas.codes import buurten_of_group, ids_of
from app.queries.training.yielding.readings import latest_readings
from app.queries.training.yielding.subjects import About, among, claim_subjects
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


class Held(NamedTuple):
    """A session that was held; `participants` None when nobody counted, `team_id` when it was open to all."""

    id: int
    participants: int | None
    team_id: int | None
    starts_at: datetime


class Said(NamedTuple):
    """An open claim; `rank` is 0 for the strongest, `verdict` that of the latest reader."""

    claim_id: int
    session_id: int
    about: str
    subject_id: int
    rank: int
    verdict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter with what it chose: teams (none: all), areas (None: everywhere), sessions and claims."""

    chosen: ChainFilter
    team_ids: tuple[int, ...]
    area_ids: tuple[int, ...] | None
    sessions: tuple[Held, ...]
    claims: tuple[Said, ...]

    @property
    def session_ids(self) -> list[int]:
        """The ids of the sessions."""
        return [one.id for one in self.sessions]

    def subjects(self, about: About) -> list[int]:
        """The ids of the records, ties or steps with a claim."""
        return sorted({one.subject_id for one in self.claims if one.about == about})


def choose(chosen: ChainFilter, viewer: Viewer) -> Choice:
    """Read what a filter chooses, in a handful of statements however much there is.

    With a choice of place it is about the sessions to which something there was linked. Raises Invalid
    ("team") for a team of which figures can't be asked.
    """
    team_ids, area_ids = teams_counted_as(chosen.team), _areas(chosen)
    sessions = _sessions(chosen, team_ids)
    claims = _claims(sessions, area_ids, (), viewer)
    if area_ids is not None:
        linked = {one.session_id for one in claims}
        sessions = tuple(one for one in sessions if one.id in linked)
    if team_ids:
        claims = _claims(sessions, area_ids, team_ids, viewer)
    return Choice(chosen=chosen, team_ids=team_ids, area_ids=area_ids, sessions=sessions, claims=claims)


def _areas(chosen: ChainFilter) -> tuple[int, ...] | None:
    if not chosen.buurt and chosen.group is None:
        return None
    of_group = buurten_of_group(chosen.group) if chosen.group is not None else ()
    return (*(ids_of([chosen.buurt]) if chosen.buurt else ()), *of_group)


def _sessions(chosen: ChainFilter, team_ids: tuple[int, ...]) -> tuple[Held, ...]:
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
    if team_ids:
        wanted = wanted.where(or_(Session.team_id.in_(team_ids), Session.team_id.is_(None)))
    if chosen.since is not None:
        wanted = wanted.where(Session.starts_at >= clock.begin_of(chosen.since))
    if chosen.until is not None:
        wanted = wanted.where(Session.starts_at < clock.end_of(chosen.until))
    return tuple(Held._make(row) for row in database.session.execute(wanted))


def _claims(
    sessions: tuple[Held, ...], area_ids: tuple[int, ...] | None, team_ids: tuple[int, ...], viewer: Viewer
) -> tuple[Said, ...]:
    session_ids = [one.id for one in sessions]
    told = claim_subjects(viewer, Claim.withdrawn_at.is_(None), among(Claim.session_id, session_ids))
    read = latest_readings()
    rank = case(*((told.c.strength == one, place) for place, one in enumerate(ClaimStrength)), else_=9)
    wanted = select(
        *(told.c[name] for name in ("claim_id", "session_id", "about", "subject_id")),
        rank,
        cast(read.c.verdict, Text),
    ).outerjoin(read, read.c.claim_id == told.c.claim_id)
    if area_ids is not None:
        wanted = wanted.where(told.c.area_ids.overlap(list(area_ids)))
    if team_ids:
        wanted = wanted.where(told.c.team_ids.overlap(list(team_ids)))
    return tuple(Said._make(row) for row in database.session.execute(wanted))
