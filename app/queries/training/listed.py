"""Sessions one after another, for a program that reads all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app import clock
from app.models.training import Module, Session
from app.policy import Permission, Viewer
from app.queries.training.sessions import SessionLine, read_lines, select_sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsAsked:
    """Of which programme or module, and between which days in the Netherlands, both included."""

    programme: int | None = None
    module: int | None = None
    since: date | None = None
    until: date | None = None


def listed_sessions(asked: SessionsAsked, viewer: Viewer, *, after: int, limit: int) -> list[SessionLine]:
    """At most `limit` sessions that the visitor may know of, by id, behind that of `after`."""
    viewer.require(Permission.SEE_TRAINING)
    query = select_sessions(viewer).where(Session.id > after)
    if asked.programme is not None:
        query = query.where(Module.programme_id == asked.programme)
    if asked.module is not None:
        query = query.where(Session.module_id == asked.module)
    if asked.since is not None:
        query = query.where(Session.starts_at >= clock.begin_of(asked.since))
    if asked.until is not None:
        query = query.where(Session.starts_at < clock.end_of(asked.until))
    return read_lines(query.order_by(Session.id).limit(limit))
