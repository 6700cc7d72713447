"""What a team does differently after a session: say it, and say later what came of it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Relation
from app.models.training import Action, ActionAsset, ActionKind, ActionRelation, ActionState
from app.policy import Permission, Viewer
from app.queries.record.detail import sees
from app.queries.record.ties.relations import select_named_ties
from app.queries.training.yielding.actions import may_act_after
from app.services.once import add_once

SAID_LIMIT, CAME_OF_LIMIT = 200, 300
MEANWHILE = "Een collega schreef intussen: ‘{}’. Maak er samen één zin van, en bewaar opnieuw."


def act(*, session_id: int, kind: str, said: str, client_key: UUID, viewer: Viewer) -> Action:
    """A step of the visitor's team after a session that it had. Sending it twice is sending it once.

    Raises Invalid for `kind` or `said`, NotAllowed when her team was not there.
    """
    viewer.require(Permission.RECORD)
    known = database.session.scalar(select(Action).where(Action.client_key == client_key))
    if known is not None:
        return known
    if viewer.team_id is None or not may_act_after(session_id, viewer):
        raise NotAllowed("Alleen een team dat deze bijeenkomst had, zet hier een vervolgstap.")
    said = " ".join(said.split())
    errors = {}
    if kind not in set(ActionKind):
        errors["kind"] = "Kies wat voor stap het is."
    errors |= _said_errors(said)
    if errors:
        raise Invalid(errors)
    made = Action(
        client_key=client_key,
        session_id=session_id,
        team_id=viewer.team_id,
        kind=ActionKind(kind),
        said=said,
        made_on=clock.today(),
        by_role=viewer.acting_role,
        state=ActionState.OPEN,
    )
    return add_once(made)


def answer(
    *,
    action_id: int,
    state: str,
    came_of: str,
    asset_id: int | None,
    viewer: Viewer,
    relation_id: int | None = None,
    said: str | None = None,
    base: str | None = None,
    said_base: str | None = None,
) -> Action:
    """Say what came of a step of one's own team; with a record and a tie that grew from it when there are.

    `said` is the sentence of the step put right; None, or `said_base`, when it stays as a colleague may have
    put it right meanwhile. `base` and `said_base` are what stood there when the form was opened, None when
    nobody looked. Raises Invalid for `state`, `came_of` (also when a colleague said something else
    meanwhile), `said`, `asset` or `tie`.
    """
    step = _step_of(action_id, viewer)
    said = step.said if said is None or said == said_base else said
    came_of, said = " ".join(came_of.split()), " ".join(said.split())
    grown = _grown_errors(asset_id, relation_id, viewer)
    errors = {**_answer_errors(state, came_of), **_said_errors(said), **grown}
    if base is not None and step.came_of not in {" ".join(base.split()), came_of}:
        errors["came_of"] = MEANWHILE.format(step.came_of)
    if errors:
        raise Invalid(errors)
    step.state, step.came_of, step.said = ActionState(state), came_of, said
    step.answered_on = None if step.state is ActionState.OPEN else clock.today()
    _grew(step.id, asset_id, relation_id)
    database.session.flush()
    return step


def untie(*, action_id: int, asset_id: int | None, relation_id: int | None, viewer: Viewer) -> None:
    """Say that a record or a tie did not grow from a step of one's own team; a repeat changes nothing."""
    _step_of(action_id, viewer)
    for grown in filter(None, _grown(action_id, asset_id, relation_id)):
        database.session.delete(grown)
    database.session.flush()


def tie_again(*, action_id: int, asset_id: int | None, relation_id: int | None, viewer: Viewer) -> None:
    """The way back of `untie`. Raises Invalid for `asset` or `tie` when she does not see it (any more)."""
    step = _step_of(action_id, viewer)
    errors = _grown_errors(asset_id, relation_id, viewer)
    if errors:
        raise Invalid(errors)
    _grew(step.id, asset_id, relation_id)
    database.session.flush()


def _step_of(action_id: int, viewer: Viewer) -> Action:
    """A step of a team of the visitor, held so that two colleagues take turns."""
    viewer.require(Permission.RECORD)
    step = database.session.get(Action, action_id, with_for_update=True, populate_existing=True)
    if step is None or step.team_id not in viewer.team_ids:
        raise NotFound("Deze vervolgstap is er niet (meer).")
    return step


def _grew(action_id: int, asset_id: int | None, relation_id: int | None) -> None:
    """Rows of the session and no statement, so that the log hears who tied what."""
    record, tie = _grown(action_id, asset_id, relation_id)
    if asset_id is not None and record is None:
        database.session.add(ActionAsset(action_id=action_id, asset_id=asset_id))
    if relation_id is not None and tie is None:
        database.session.add(ActionRelation(action_id=action_id, relation_id=relation_id))


def _grown(
    action_id: int, asset_id: int | None, relation_id: int | None
) -> tuple[ActionAsset | None, ActionRelation | None]:
    """What stands there of these, under the lock of the step."""
    get = database.session.get
    return (
        None if asset_id is None else get(ActionAsset, (action_id, asset_id)),
        None if relation_id is None else get(ActionRelation, (action_id, relation_id)),
    )


def _grown_errors(asset_id: int | None, relation_id: int | None, viewer: Viewer) -> dict[str, str]:
    errors = {}
    if asset_id is not None and not sees(asset_id, viewer):
        errors["asset"] = "Deze buurtkracht zie je niet. Kies er een uit de lijst."
    if relation_id is not None and not _sees_tie(relation_id, viewer):
        errors["tie"] = "Deze verbinding is er niet (meer). Kies er een uit de lijst."
    return errors


def _said_errors(said: str) -> dict[str, str]:
    if 1 <= len(said) <= SAID_LIMIT:
        return {}
    return {"said": f"Zeg in één zin wat jullie gaan doen, in hoogstens {SAID_LIMIT} tekens."}


def _answer_errors(state: str, came_of: str) -> dict[str, str]:
    errors = {}
    if state not in set(ActionState):
        errors["state"] = "Kies hoe het ervoor staat."
    if len(came_of) > CAME_OF_LIMIT:
        errors["came_of"] = f"Gebruik hoogstens {CAME_OF_LIMIT} tekens. Het zijn er nu {len(came_of)}."
    return errors


def _sees_tie(relation_id: int, viewer: Viewer) -> bool:
    seen = select_named_ties(viewer).where(Relation.id == relation_id, Relation.until.is_(None))
    return database.session.execute(seen).first() is not None
