"""Write how a module is given, and what was learnt by giving it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import EditConflict, Invalid, NotFound
from app.models.training import Module, PlaybookVersion, TrainerLesson
from app.policy import Permission, Viewer
from app.queries.training.trainers.playbook import newest_version
from app.services.once import add_once

TEXT_LIMIT, CHANGE_LIMIT, SAID_LIMIT = 8000, 200, 400


def write_playbook(
    *, module_id: int, base_number: int, text: str, change: str, viewer: Viewer
) -> PlaybookVersion:
    """The next version of the draaiboek, made from version `base_number` (0 for the first).

    The same text again makes none. Raises Invalid for `text` or `change`, NotFound, and EditConflict with the
    newest version when a colleague wrote one meanwhile.
    """
    viewer.require(Permission.GIVE_TRAINING)
    errors = {}
    if not 1 <= len(text) <= TEXT_LIMIT:
        errors["text"] = f"Schrijf hoe je deze module geeft, in hoogstens {TEXT_LIMIT} tekens."
    if len(change) > CHANGE_LIMIT:
        errors["change"] = f"Gebruik hoogstens {CHANGE_LIMIT} tekens. Het zijn er nu {len(change)}."
    if errors:
        raise Invalid(errors)
    _locked(module_id)
    newest = newest_version(module_id)
    number = newest.number if newest else 0
    if newest is not None and newest.text == text:
        return newest
    if base_number != number:
        raise EditConflict(newest, "Een collega veranderde dit draaiboek ook.")
    made = PlaybookVersion(
        module_id=module_id, number=number + 1, text=text, change=change, made_at=clock.now()
    )
    database.session.add(made)
    database.session.flush()
    return made


def learn(*, module_id: int, said: str, client_key: UUID, viewer: Viewer) -> TrainerLesson:
    """What the next trainer should know. Sending it twice is sending it once; raises Invalid for `said`."""
    viewer.require(Permission.GIVE_TRAINING)
    known = database.session.scalar(select(TrainerLesson).where(TrainerLesson.client_key == client_key))
    if known is not None:
        return known
    if not 3 <= len(said) <= SAID_LIMIT:
        raise Invalid({"said": f"Zeg wat je leerde, in 3 tot en met {SAID_LIMIT} tekens."})
    _locked(module_id)
    made = TrainerLesson(client_key=client_key, module_id=module_id, said=said, made_on=clock.today())
    return add_once(made)


def _locked(module_id: int) -> Module:
    found = database.session.get(Module, module_id, with_for_update=True)
    if found is None:
        raise NotFound("Deze module is er niet (meer).")
    return found
