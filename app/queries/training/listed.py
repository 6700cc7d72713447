"""Sessions one after another, and what they are of, for a program that reads all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from app import clock
from app.database import database
from app.models.training import Module, Session
from app.policy import Permission, Viewer
from app.queries.training.sessions import SessionLine, read_lines, select_sessions
from app.queries.training.yielding.choosing import ChainFilter, choose
from app.queries.training.yielding.subjects import among


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsAsked:
    """Of which programme, module or team, and between which days in the Netherlands, both included.

    `buurt`, the code of a buurt or wijk, means as in the chain: something there was linked to the session.
    """

    programme: int | None = None
    module: int | None = None
    team: int | None = None
    buurt: str = ""
    since: date | None = None
    until: date | None = None


def listed_sessions(asked: SessionsAsked, viewer: Viewer, *, after: int, limit: int) -> list[SessionLine]:
    """At most `limit` sessions that the visitor may know of, by id, behind that of `after`."""
    viewer.require(Permission.SEE_TRAINING)
    query = _asked(asked, viewer).where(Session.id > after)
    return read_lines(query.order_by(Session.id).limit(limit))


def fitting_modules(asked: SessionsAsked, viewer: Viewer) -> set[int] | None:
    """The ids of the modules in a choice; None when nothing was chosen.

    Chosen by team, buurt or day they had a session that fits.
    """
    viewer.require(Permission.SEE_TRAINING)
    if asked == SessionsAsked():
        return None
    if asked == SessionsAsked(programme=asked.programme, module=asked.module):
        found = select(Module.id)
        found = found if asked.module is None else found.where(Module.id == asked.module)
        found = found if asked.programme is None else found.where(Module.programme_id == asked.programme)
    else:
        found = _asked(asked, viewer).with_only_columns(Session.module_id)
    return set(database.session.scalars(found))


def _asked(asked: SessionsAsked, viewer: Viewer) -> Select[*tuple[Any, ...]]:
    query = select_sessions(viewer)
    if asked.programme is not None:
        query = query.where(Module.programme_id == asked.programme)
    if asked.module is not None:
        query = query.where(Session.module_id == asked.module)
    if asked.team is not None:
        query = query.where(Session.team_id == asked.team)
    if asked.buurt:
        linked = choose(ChainFilter(buurt=asked.buurt), viewer).session_ids
        query = query.where(among(Session.id, linked))
    if asked.since is not None:
        query = query.where(Session.starts_at >= clock.begin_of(asked.since))
    if asked.until is not None:
        query = query.where(Session.starts_at < clock.end_of(asked.until))
    return query
