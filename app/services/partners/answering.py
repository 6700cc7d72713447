"""Write in a request: answer, say that it can't be now, take it back, or say that it was done together.

A form carries the version of the thread that it was made from. Two who answer at once: the first is kept,
the second is shown what came in between, with her own words still there.
"""

from __future__ import annotations

import re
from uuid import UUID, uuid5

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.partners import ContactRequest, RequestMessage, RequestState
from app.models.record import Asset, Contact, RelationType
from app.policy import Viewer, answers_for, may_join_request, would_see_private
from app.queries.partners.requests import groups_of
from app.queries.partners.threads import BETWEEN_TWO
from app.services.partners.requesting import cleaned, length_error, message
from app.services.record.ties.relating import tie

GOING_ON = (RequestState.OPEN, RequestState.ANSWERED)
GONE = "Dit kaartje is weggehaald. Daarmee stopte ook dit verzoek."
MEANWHILE = "Er kwam net iets bij. Lees het eerst. Wat jij schreef, staat er nog."
OVER = "Dit verzoek is al afgerond."
STAYS_HERE = "Dit contact hoort bij het kaartje. Het blijft bij jullie team: leg zelf het contact."
NOT_YOURS = "Dit doet het team dat het vroeg."
NOT_ASKED = "Dit zegt het team dat het bijhoudt."
NOT_TOGETHER = "Kies iets dat op de kaart staat van het team dat het vroeg."


def say(*, request_id: int, base_version: int, client_key: UUID, text: str, viewer: Viewer) -> ContactRequest:
    """Add a message; the first of the keepers makes it a conversation.

    The same from one form is kept once. Raises Invalid ("text"), EditConflict, NotAllowed or NotFound.
    """
    request, asset, by = _held(request_id, viewer)
    text = cleaned(text)
    key = uuid5(client_key, text)
    if _is_there(key, request):
        return request
    _check_turn(request, base_version)
    errors = length_error(text, missing="Schrijf eerst iets.")
    if errors:
        raise Invalid(errors)
    _keep_secret(asset, text, by, viewer)
    state = RequestState.ANSWERED if by is not None else request.state
    _add(request, message(client_key=key, text=text, state=state, viewer=viewer, by=by))
    return request


def decline(
    *, request_id: int, base_version: int, client_key: UUID, text: str, viewer: Viewer
) -> ContactRequest:
    """Say for the keepers that it can't be now, and why.

    Raises Invalid ("text"), EditConflict, NotAllowed or NotFound.
    """
    request, asset, by = _held(request_id, viewer)
    if by is None:
        raise NotAllowed(NOT_ASKED)
    text = cleaned(text)
    key = uuid5(client_key, f"decline {text}")
    if _is_there(key, request):
        return request
    _check_turn(request, base_version)
    errors = length_error(text, missing="Schrijf in één zin waarom het nu niet kan.")
    if errors:
        raise Invalid(errors)
    _keep_secret(asset, text, by, viewer)
    _add(request, message(client_key=key, text=text, state=RequestState.DECLINED, viewer=viewer, by=by))
    return request


def withdraw(
    *, request_id: int, base_version: int, client_key: UUID, text: str, viewer: Viewer
) -> ContactRequest:
    """Take it back for the team that asked, with a word or without. Raises as `decline` does."""
    request, _asset, by = _held(request_id, viewer)
    if by is not None:
        raise NotAllowed(NOT_YOURS)
    key = uuid5(client_key, "withdraw")
    if _is_there(key, request):
        return request
    _check_turn(request, base_version)
    text = cleaned(text)
    if text and (errors := length_error(text, missing="Schrijf iets meer, of laat het leeg.")):
        raise Invalid(errors)
    _add(request, message(client_key=key, text=text, state=RequestState.WITHDRAWN, viewer=viewer))
    return request


def do_together(
    *, request_id: int, base_version: int, client_key: UUID, group_id: int | None, viewer: Viewer
) -> ContactRequest:
    """Say for one of the two teams that it was done; ties the record to that of the team that asked, if any.

    Raises Invalid ("group"), EditConflict, NotAllowed or NotFound.
    """
    request, asset, by = _held(request_id, viewer)
    key = uuid5(client_key, "together")
    if _is_there(key, request):
        return request
    _check_turn(request, base_version)
    if group_id is not None:
        if group_id not in dict(groups_of(request.team_id, viewer, besides=asset.id)):
            raise Invalid({"group": NOT_TOGETHER})
        tie(
            from_id=group_id,
            to_id=asset.id,
            kind=RelationType.WORKS_WITH,
            viewer=viewer,
            since=clock.today(),
        )
    request.group_id = group_id
    _add(request, message(client_key=key, text="", state=RequestState.DONE, viewer=viewer, by=by))
    return request


def _held(request_id: int, viewer: Viewer) -> tuple[ContactRequest, Asset, int | None]:
    """The thread under a lock, its record, and the keeping team for which the visitor writes, if she does."""
    request = database.session.get(ContactRequest, request_id, with_for_update=True, populate_existing=True)
    if request is None:
        raise NotFound
    asset = database.session.get_one(Asset, request.asset_id)
    if not may_join_request(viewer, request, asset):
        raise NotAllowed(BETWEEN_TWO)
    if asset.removed_at is not None:
        raise NotFound(GONE)
    return request, asset, answers_for(viewer, request, asset)


def _is_there(key: UUID, request: ContactRequest) -> bool:
    sent = select(RequestMessage.id).where(
        RequestMessage.client_key == key, RequestMessage.request_id == request.id
    )
    return database.session.scalar(sent) is not None


def _check_turn(request: ContactRequest, base_version: int) -> None:
    if request.version != base_version:
        raise EditConflict(request, MEANWHILE)
    if request.state not in GOING_ON:
        raise Invalid({"text": OVER})


def _keep_secret(asset: Asset, text: str, by: int | None, viewer: Viewer) -> None:
    """Refuse a contact of the record in what its keepers write: they know it, nobody learns by trying."""
    if by is None or not would_see_private(viewer, asset):
        return
    values = database.session.scalars(select(Contact.value).where(Contact.asset_id == asset.id))
    if any(_bare(value) and _bare(value) in _bare(text) for value in values):
        raise Invalid({"text": STAYS_HERE})


def _bare(text: str) -> str:
    """Letters and digits alone, so that spaces and dashes in a number make no difference."""
    return re.sub(r"[\W_]", "", text.casefold())


def _add(request: ContactRequest, new: RequestMessage) -> None:
    request.messages.append(new)
    request.version += 1
    request.state = new.state
    if new.state not in GOING_ON:
        request.closed_at = new.at
    database.session.flush()
