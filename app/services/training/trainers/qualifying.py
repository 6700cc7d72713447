"""A colleague offers to give a module; the coordinator says that she is trained for it, and may give it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.people import User
from app.models.training import Module, QualificationState, TrainerQualification
from app.policy import Permission, Viewer

OUTSIDER_LIMIT = 80


def offer_to_give(*, module_id: int, viewer: Viewer) -> TrainerQualification:
    """The visitor would like to give a module; offering twice is offering once. Raises NotFound."""
    viewer.require(Permission.RECORD)
    found = _of(_locked(module_id), user_id=viewer.user_id)
    if found is None:
        return _stored(module_id, QualificationState.OFFERED, clock.today(), user_id=viewer.user_id)
    if found.state is QualificationState.ENDED:
        found.state, found.since = QualificationState.OFFERED, clock.today()
    database.session.flush()
    return found


def stop_giving(*, module_id: int, viewer: Viewer) -> None:
    """She does not (any more): an offer goes away, what came further ends."""
    viewer.require(Permission.RECORD)
    found = _of(_locked(module_id), user_id=viewer.user_id)
    if found is None:
        return
    if found.state is QualificationState.OFFERED:
        database.session.delete(found)
    elif found.state is not QualificationState.ENDED:
        found.state, found.since = QualificationState.ENDED, clock.today()
    database.session.flush()


def qualify(
    *,
    module_id: int,
    state: QualificationState,
    since: date,
    viewer: Viewer,
    user_id: int | None = None,
    outsider: str = "",
) -> TrainerQualification:
    """Say how far somebody is with a module: a colleague, or an outsider by name.

    Raises Invalid with a sentence for `who`, `outsider` or `since`, NotFound for a module that is not there.
    """
    viewer.require(Permission.PLAN_TRAINING)
    module = _locked(module_id)
    errors = _errors(user_id, outsider, since)
    if errors:
        raise Invalid(errors)
    found = _of(module, user_id=user_id, outsider=outsider or None)
    if found is None:
        return _stored(module_id, state, since, user_id=user_id, outsider=outsider or None)
    found.state, found.since = state, since
    database.session.flush()
    return found


def _errors(user_id: int | None, outsider: str, since: date) -> dict[str, str]:
    errors = {}
    if (user_id is None) == (not outsider):
        errors["who"] = "Kies een collega, of schrijf de naam van iemand van buiten: een van de twee."
    elif user_id is not None:
        user = database.session.get(User, user_id)
        if user is None or user.deactivated_at is not None:
            errors["who"] = "Deze collega is er niet (meer). Kies een andere."
    elif not 2 <= len(outsider) <= OUTSIDER_LIMIT:
        errors["outsider"] = f"Schrijf een naam van 2 tot en met {OUTSIDER_LIMIT} tekens."
    if since > clock.today():
        errors["since"] = "Deze dag moet nog komen. Kies vandaag of een dag ervoor."
    return errors


def _locked(module_id: int) -> Module:
    """The module under a row lock, so that two who say the same at once take turns."""
    module = database.session.get(Module, module_id, with_for_update=True)
    if module is None or module.archived_at is not None:
        raise NotFound("Deze module is er niet (meer).")
    return module


def _of(
    module: Module, *, user_id: int | None = None, outsider: str | None = None
) -> TrainerQualification | None:
    who = (
        TrainerQualification.outsider == outsider
        if user_id is None
        else TrainerQualification.user_id == user_id
    )
    mine = select(TrainerQualification).where(TrainerQualification.module_id == module.id, who)
    return database.session.scalar(mine)


def _stored(
    module_id: int,
    state: QualificationState,
    since: date,
    *,
    user_id: int | None = None,
    outsider: str | None = None,
) -> TrainerQualification:
    made = TrainerQualification(
        module_id=module_id, user_id=user_id, outsider=outsider, state=state, since=since
    )
    database.session.add(made)
    database.session.flush()
    return made
