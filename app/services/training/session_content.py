"""What a colleague fills in about a session, and the rules that need a sentence at a field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.people import Team
from app.models.training import Module, Session, SessionState
from app.policy import Permission, Viewer
from app.queries.training.giving import possible_trainers
from app.queries.training.trainers.qualified import qualified_for

PLACE_LIMIT = 120
ORGANISATION_LIMIT = 120
ORGANISATIONS_LIMIT = 5
PARTICIPANTS_LIMIT = 500
CAPACITY_LIMIT = 500
NOT_QUALIFIED = (
    "Niet iedereen die je koos mag deze module geven. Kies wie dat wel mag, of vraag de coördinator."
)
YEARS_BACK, YEARS_AHEAD = 30, 5
"""Further away a year is a slip of the finger, and would stand on top of each plan and feed."""
HELD = (SessionState.ACTIVE, SessionState.INACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionContent:
    """What a colleague fills in: day and times on the clock of the Netherlands, without a team it is open."""

    module_id: int
    day: date
    starts: time
    ends: time
    state: SessionState
    team_id: int | None = None
    place: str = ""
    online: bool = False
    participants: int | None = None
    capacity: int | None = None
    trainer_ids: tuple[int, ...] = ()
    organisations: tuple[str, ...] = ()


def check(session: Session, content: SessionContent, *, ends_at: datetime, viewer: Viewer) -> None:
    """Raise Invalid with a Dutch sentence per field when the session breaks a rule.

    `session` is the stored one (or a new one without values): what it holds already may stay.
    """
    is_over = ends_at <= clock.now()
    errors = {
        **_choice_errors(session, content),
        **_day_errors(content),
        **_text_errors(content),
        **_held_errors(content, is_over=is_over),
        **_trainer_errors(session, content, viewer=viewer),
    }
    if errors:
        raise Invalid(errors)


def _choice_errors(session: Session, content: SessionContent) -> dict[str, str]:
    errors = {}
    module = database.session.get(Module, content.module_id)
    is_given = module is not None and module.archived_at is None and module.programme.archived_at is None
    if not is_given and content.module_id != session.module_id:
        errors["module"] = "Deze module is er niet (meer). Kies een andere module."
    if content.team_id is not None and content.team_id != session.team_id:
        team = database.session.get(Team, content.team_id)
        if team is None or (team.until is not None and team.until <= clock.today()):
            errors["team"] = "Dit team is er niet (meer). Kies een ander team."
    return errors


def _day_errors(content: SessionContent) -> dict[str, str]:
    year = clock.today().year
    if not year - YEARS_BACK <= content.day.year <= year + YEARS_AHEAD:
        return {"day": f"Klopt het jaar? Er staat {content.day.year}. Kies een andere dag."}
    return {}


def _text_errors(content: SessionContent) -> dict[str, str]:
    errors = {}
    if len(content.place) > PLACE_LIMIT:
        errors["place"] = f"Gebruik hoogstens {PLACE_LIMIT} tekens. Het zijn er nu {len(content.place)}."
    if len(content.organisations) > ORGANISATIONS_LIMIT:
        errors["organisations"] = f"Noem hoogstens {ORGANISATIONS_LIMIT} organisaties."
    elif any(len(name) > ORGANISATION_LIMIT for name in content.organisations):
        errors["organisations"] = f"Gebruik per organisatie hoogstens {ORGANISATION_LIMIT} tekens."
    if content.capacity is not None and not 1 <= content.capacity <= CAPACITY_LIMIT:
        errors["capacity"] = f"Vul een aantal plekken in van 1 tot en met {CAPACITY_LIMIT}, of laat het leeg."
    return errors


def _held_errors(content: SessionContent, *, is_over: bool) -> dict[str, str]:
    errors = {}
    if content.state is SessionState.INACTIVE and not is_over:
        errors["state"] = "Deze bijeenkomst moet nog komen. Kies 'Gaat door' of 'In voorbereiding'."
    if content.participants is None:
        return errors
    if not 0 <= content.participants <= PARTICIPANTS_LIMIT:
        errors["participants"] = f"Vul een aantal in van 0 tot en met {PARTICIPANTS_LIMIT}."
    elif not (is_over and content.state in HELD):
        errors["participants"] = "Vul het aantal deelnemers pas in als de bijeenkomst is geweest."
    return errors


def _trainer_errors(session: Session, content: SessionContent, *, viewer: Viewer) -> dict[str, str]:
    gave = tuple(trainer.user_id for trainer in session.trainers if trainer.user_id is not None)
    possible = {user_id for user_id, _name in possible_trainers(also=gave)}
    if set(content.trainer_ids) - possible:
        return {"trainers": "Deze collega geeft geen training (meer). Kies een andere trainer."}
    if not viewer.may(Permission.PLAN_TRAINING) and viewer.user_id not in content.trainer_ids:
        return {"trainers": "Zet jezelf bij de trainers. Geeft een ander het? Vraag het de coördinator."}
    qualified = qualified_for(content.module_id)
    stays = gave if content.module_id == session.module_id else ()
    if qualified is not None and set(content.trainer_ids) - qualified - set(stays):
        return {"trainers": NOT_QUALIFIED}
    return {}
