"""One request with all that was written in it, and what the page of a record says about asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.database import database
from app.exceptions import NotAllowed, NotFound
from app.models.partners import ContactRequest, Question, RequestMessage, RequestState
from app.models.people import Team
from app.models.record import Asset, PublishedAsset
from app.policy import Viewer, answers_for, may_ask_keepers, may_edit, may_join_request, visible_rows
from app.queries.partners.requests import GOING_ON, going_on_at, groups_of, open_requests
from app.queries.people.leading import leading_team

BETWEEN_TWO = "Alleen het team dat vraagt en het team dat dit bijhoudt, lezen dit verzoek."


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message; `state` when the thread came into another one with it."""

    text: str
    state: RequestState | None
    team: str
    from_keepers: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A request whole. `name` and `group` are empty when the visitor does not see that record (any more).

    `asks`: she writes for the team that asks. `groups`: what may have done it together with the record.
    `tells`: the id of the record of the two whose stories she may write, when it was done.
    """

    request: ContactRequest
    name: str
    asking: str
    keeping: str
    asks: bool
    is_gone: bool
    may_write: bool
    question: tuple[int, str] | None
    group: tuple[int, str] | None
    groups: tuple[tuple[int, str], ...]
    said: tuple[Said, ...]
    tells: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a visitor may ask about one record.

    `load` requests go on, `own` are those of her teams (id, state, moment). `comes_in`: they come in at her
    own team. Without a team that keeps it, `helper` is the team of its buurt, "" when there is none.
    """

    load: int
    own: tuple[tuple[int, RequestState, datetime], ...]
    may_ask: bool
    comes_in: bool
    has_keeper: bool
    helper: str


def request_thread(request_id: int, viewer: Viewer) -> Thread:
    """A request for one of its two teams. Raises NotFound, and NotAllowed for everybody else."""
    request = database.session.get(ContactRequest, request_id)
    if request is None:
        raise NotFound
    asset = database.session.get_one(Asset, request.asset_id)
    if not may_join_request(viewer, request, asset):
        raise NotAllowed(BETWEEN_TWO)
    may_write = request.state in GOING_ON and asset.removed_at is None
    return Thread(
        request=request,
        name=_name(asset.id, viewer),
        asking=request.team.name,
        keeping=asset.steward.name if asset.steward else "",
        asks=answers_for(viewer, request, asset) is None,
        is_gone=asset.removed_at is not None,
        may_write=may_write,
        question=_question(request.question_id),
        group=_group(request.group_id, viewer),
        groups=groups_of(request.team_id, viewer, besides=asset.id) if may_write else (),
        said=_said(request_id),
        tells=_tells(request, asset, viewer) if request.state is RequestState.DONE else None,
    )


def asking_about(asset_id: int, buurt_id: int | None, viewer: Viewer) -> Asking:
    """For a record that the visitor sees, in the buurt that she is shown."""
    asset = database.session.get_one(Asset, asset_id)
    helper_id = leading_team(buurt_id) if asset.steward_id is None and buurt_id is not None else None
    helper = database.session.get(Team, helper_id) if helper_id is not None else None
    keepers = {asset.steward_id, asset.co_steward_id} & set(viewer.team_ids)
    return Asking(
        load=open_requests([asset_id]).get(asset_id, 0),
        own=going_on_at(asset_id, viewer),
        may_ask=may_ask_keepers(viewer, asset),
        comes_in=bool(keepers),
        has_keeper=asset.steward_id is not None,
        helper=helper.name if helper else "",
    )


def _name(asset_id: int, viewer: Viewer) -> str:
    shown = select(PublishedAsset.name).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    return database.session.scalar(shown) or ""


def _question(question_id: int | None) -> tuple[int, str] | None:
    found = database.session.get(Question, question_id) if question_id is not None else None
    return (found.id, found.title) if found is not None else None


def _group(group_id: int | None, viewer: Viewer) -> tuple[int, str] | None:
    name = _name(group_id, viewer) if group_id is not None else ""
    return (group_id, name) if group_id is not None and name else None


def _said(request_id: int) -> tuple[Said, ...]:
    written = (
        select(RequestMessage, func.coalesce(Team.name, ""))
        .outerjoin(Team, Team.id == RequestMessage.by_team)
        .where(RequestMessage.request_id == request_id)
        .order_by(RequestMessage.id)
    )
    told, before = [], RequestState.OPEN
    for one, team in database.session.execute(written):
        changed = one.state if one.state is not before else None
        told.append(Said(text=one.text, state=changed, team=team, from_keepers=one.from_keepers, at=one.at))
        before = one.state
    return tuple(told)


def _tells(request: ContactRequest, asset: Asset, viewer: Viewer) -> int | None:
    """The first of the two records that is there and hers to change."""
    group = database.session.get(Asset, request.group_id) if request.group_id is not None else None
    for record in (asset, group):
        if record is not None and record.removed_at is None and may_edit(viewer, record):
            return record.id
    return None
