"""Who looks along at a route: trainers by the session that they give, for their names are for trainers alone.

her own choice      she lets who gives a session look along, and takes that back
by signing up       as long as people sign up here, who gives her that session sees it
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, select

from app.database import database
from app.models.people import User
from app.models.training import (
    LearningRoute,
    Module,
    Participation,
    ParticipationState,
    RouteShare,
    Session,
    SessionState,
    SessionTrainer,
)
from app.policy import Viewer
from app.queries.training.offered import a_year_ago
from app.queries.training.sessions import SessionLine, concerns, read_lines, select_sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Looker:
    """Who gives a session looks along; not `by_choice` when that is because she signed up for it."""

    session: SessionLine
    by_choice: bool


def sees_route(viewer: Viewer) -> ColumnElement[bool]:
    """Her own route; and once her password was typed lately those that somebody lets her see."""
    own = LearningRoute.user_id == viewer.user_id
    if not viewer.is_proven:
        return own
    gives = exists().where(
        Session.state != SessionState.CANCELLED,
        SessionTrainer.session_id == Session.id,
        SessionTrainer.user_id == viewer.user_id,
        Session.id.in_(_by_signing_up().union_all(_by_choice())),
    )
    return own | gives


def lookers(route: LearningRoute, viewer: Viewer) -> tuple[Looker, ...]:
    """The sessions whose trainers look along at the visitor's own route, the latest first."""
    chosen = set(database.session.scalars(select(RouteShare.session_id).filter_by(route_id=route.id)))
    signed_up = set(
        database.session.scalars(
            select(Participation.session_id)
            .join(Session, Session.id == Participation.session_id)
            .join(Module, Module.id == Session.module_id)
            .where(
                Participation.user_id == viewer.user_id,
                Participation.state != ParticipationState.SIGNED_OFF,
                Module.programme_id == route.programme_id,
            )
        )
    )
    found = select_sessions(viewer).where(
        Session.id.in_(chosen | signed_up), Session.state != SessionState.CANCELLED, _by_a_colleague()
    )
    lines = read_lines(found.order_by(Session.starts_at.desc(), Session.id.desc()))
    return tuple(Looker(session=line, by_choice=line.id in chosen) for line in lines)


def sessions_to_choose(programme_id: int, viewer: Viewer) -> tuple[SessionLine, ...]:
    """The sessions of a programme whose trainers she may let look along: of her team or open to all.

    Those of the last year and those to come, the latest first; only what a colleague gives.
    """
    found = select_sessions(viewer).where(
        concerns(viewer),
        Module.programme_id == programme_id,
        Session.starts_at >= a_year_ago(),
        Session.state != SessionState.CANCELLED,
        _by_a_colleague(),
    )
    return tuple(read_lines(found.order_by(Session.starts_at.desc(), Session.id.desc())))


def routes_shown_at(session_id: int, viewer: Viewer) -> tuple[tuple[str, int], ...]:
    """Name and route of who lets the trainers of this session look along, for these trainers; by name."""
    if not viewer.is_proven:
        return ()
    gives = exists().where(SessionTrainer.session_id == session_id, SessionTrainer.user_id == viewer.user_id)
    rows = database.session.execute(
        select(User.name, LearningRoute.id)
        .join(LearningRoute, LearningRoute.user_id == User.id)
        .join(RouteShare, RouteShare.route_id == LearningRoute.id)
        .where(RouteShare.session_id == session_id, gives, sees_route(viewer))
        .order_by(User.name, LearningRoute.id)
    )
    return tuple((row.name, row.id) for row in rows)


def _by_choice() -> Select[int]:
    return (
        select(RouteShare.session_id).where(RouteShare.route_id == LearningRoute.id).correlate(LearningRoute)
    )


def _by_signing_up() -> Select[int]:
    return (
        select(Participation.session_id)
        .join(Session, Session.id == Participation.session_id)
        .join(Module, Module.id == Session.module_id)
        .where(
            Participation.user_id == LearningRoute.user_id,
            Participation.state != ParticipationState.SIGNED_OFF,
            Module.programme_id == LearningRoute.programme_id,
        )
        .correlate(LearningRoute)
    )


def _by_a_colleague() -> ColumnElement[bool]:
    return exists().where(SessionTrainer.session_id == Session.id, SessionTrainer.user_id.is_not(None))
