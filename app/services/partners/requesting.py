"""Ask the team that keeps a record for contact: that team makes it, and its addresses stay with it."""

from __future__ import annotations

from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.partners import ContactRequest, RequestMessage, RequestState
from app.models.record import Asset, Status
from app.policy import Permission, Viewer, may_ask_keepers
from app.queries.partners.requests import own_groups, own_questions
from app.queries.record.detail import sees

SHORTEST, LONGEST = 3, 1000
NOT_FOR_YOU = "Jullie team kan dit niet vragen. Op het kaartje staat wie het bijhoudt."
PAUSED = "Hier even geen nieuwe verzoeken. Op het kaartje staat tot wanneer."
STOPPED = "Dit is gestopt. Zoek iets anders in de buurt."
USED = "Dit formulier is al gebruikt. Open een nieuw formulier en vul het opnieuw in."


def request_contact(
    *,
    asset_id: int,
    client_key: UUID,
    text: str,
    viewer: Viewer,
    question_id: int | None = None,
    group_id: int | None = None,
) -> ContactRequest:
    """A new request on behalf of the visitor's team; the same from one form is made once.

    `question_id`: a buurtvraag that her teams work on; `group_id`: a record that they keep. Raises Invalid
    ("text", "question", "group"), NotAllowed, or NotFound for who does not see the record.
    """
    viewer.require(Permission.RECORD)
    asset = _seen(asset_id, viewer)
    if not may_ask_keepers(viewer, asset):
        raise NotAllowed(NOT_FOR_YOU)
    text = cleaned(text)
    _check(asset, text, question_id, group_id, viewer)
    key = uuid5(client_key, text)
    made = ContactRequest(
        client_key=key,
        asset_id=asset_id,
        team_id=viewer.team_id,
        question_id=question_id,
        group_id=group_id,
        asked_at=clock.now(),
        messages=[message(client_key=key, text=text, state=RequestState.OPEN, viewer=viewer)],
    )
    try:
        with database.session.begin_nested():
            database.session.add(made)
    except IntegrityError:
        return _made_before(key, viewer)
    return made


def message(
    *, client_key: UUID, text: str, state: RequestState, viewer: Viewer, by: int | None = None
) -> RequestMessage:
    """A message of now; `by`: the keeping team for which it is written, else it is of the team that asks."""
    return RequestMessage(
        client_key=client_key,
        text=text,
        state=state,
        from_keepers=by is not None,
        at=clock.now(),
        by_user=viewer.user_id,
        by_team=by or viewer.team_id,
        by_role=viewer.acting_role,
    )


def cleaned(text: str) -> str:
    """What was typed, without blanks around it and what no database takes."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def length_error(text: str, *, missing: str) -> dict[str, str]:
    """Why a text will not do, at its field; nothing when it will."""
    if len(text) < SHORTEST:
        return {"text": missing}
    if len(text) > LONGEST:
        return {"text": f"Gebruik hoogstens {LONGEST} tekens. Het zijn er nu {len(text)}."}
    return {}


def _seen(asset_id: int, viewer: Viewer) -> Asset:
    if not sees(asset_id, viewer):
        raise NotFound
    return database.session.get_one(Asset, asset_id)


def _check(asset: Asset, text: str, question_id: int | None, group_id: int | None, viewer: Viewer) -> None:
    errors = length_error(text, missing="Schrijf in een paar zinnen wat je zoekt.")
    if asset.no_requests_until is not None and asset.no_requests_until >= clock.today():
        errors["text"] = PAUSED
    if asset.status is Status.STOPPED:
        errors["text"] = STOPPED
    if question_id is not None and question_id not in dict(own_questions(viewer)):
        errors["question"] = "Kies een buurtvraag waar jullie team aan werkt."
    if group_id is not None and group_id not in dict(own_groups(viewer, besides=asset.id)):
        errors["group"] = "Kies iets dat jullie team bijhoudt."
    if errors:
        raise Invalid(errors)


def _made_before(key: UUID, viewer: Viewer) -> ContactRequest:
    found = database.session.scalars(select(ContactRequest).where(ContactRequest.client_key == key)).one()
    if found.team_id not in viewer.team_ids:
        raise NotAllowed(USED)
    return found
