"""What a colleague can choose from when she plans a session."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from app.clock import today
from app.database import database
from app.models.people import Team
from app.models.training import Module, Programme, Session
from app.queries.training.giving import possible_trainers
from app.queries.training.programmes import current_modules, programmes


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChoices:
    """Ids with the words for them: modules per programme in teaching order, teams and trainers by name."""

    modules: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    teams: tuple[tuple[int, str], ...]
    trainers: tuple[tuple[int, str], ...]


def choices_for(session: Session | None = None) -> SessionChoices:
    """What runs now, and whatever an existing session holds although it ended since."""
    groups = [(each.title, _pairs(current_modules(each))) for each in programmes()]
    if session is not None and not _is_current(session.module):
        groups.insert(0, (session.module.programme.title, _pairs([session.module])))
    gives = () if session is None else tuple(each.user_id for each in session.trainers if each.user_id)
    return SessionChoices(
        modules=tuple((title, pairs) for title, pairs in groups if pairs),
        teams=_teams(None if session is None else session.team_id),
        trainers=tuple(possible_trainers(also=gives)),
    )


def _is_current(module: Module) -> bool:
    programme: Programme = module.programme
    return module.archived_at is None and programme.archived_at is None


def _pairs(modules: list[Module]) -> tuple[tuple[int, str], ...]:
    return tuple((module.id, module.title) for module in modules)


def _teams(also: int | None) -> tuple[tuple[int, str], ...]:
    works = Team.until.is_(None) | (Team.until > today())
    rows = database.session.execute(
        select(Team.id, Team.name).where(or_(works, Team.id == also)).order_by(Team.name_key, Team.id)
    )
    return tuple((row.id, row.name) for row in rows)
