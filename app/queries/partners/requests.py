"""Requests between teams: the lists of a team, how many a record has, and what waits for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, desc, func, not_, or_, select
from sqlalchemy.orm import aliased

from app import clock
from app.database import database
from app.models.partners import ContactRequest, Question, QuestionState, RequestMessage, RequestState
from app.models.people import Team
from app.models.record import Asset, PublishedAsset
from app.policy import Viewer, requests_from, requests_to, visible_rows

PAGE_SIZE = 30
GROUPS_OFFERED = 1000
ANSWER_WITHIN = timedelta(days=14)
NEWS_FOR = timedelta(days=14)
"""How long the team that asked is told on its start page that something was declined or done."""
GOING_ON = (RequestState.OPEN, RequestState.ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request in a list. `name` is "" and `kind` None when the visitor does not see the record (any more).

    `asking` and `keeping` are teams; `is_gone` when the record was taken away, `is_late` when nobody
    answered for two weeks, `is_our_turn` when in a conversation the other team had the last word.
    """

    id: int
    name: str
    kind: str | None
    asking: str
    keeping: str
    state: RequestState
    asked_at: datetime
    is_gone: bool
    is_late: bool
    is_our_turn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsWaiting:
    """For the visitor's teams: how many they have to answer, and in how many of their own the others did."""

    to_answer: int = 0
    answered: int = 0


def open_requests(asset_ids: Sequence[int]) -> dict[int, int]:
    """How many requests go on per record, for those that have any. One query, for records that are shown."""
    counted = (
        select(ContactRequest.asset_id, func.count())
        .where(ContactRequest.asset_id.in_(asset_ids), ContactRequest.state.in_(GOING_ON))
        .group_by(ContactRequest.asset_id)
    )
    return dict(database.session.execute(counted).all()) if asset_ids else {}


def list_requests(viewer: Viewer, *, incoming: bool, number: int = 1) -> tuple[tuple[RequestLine, ...], int]:
    """One page of what comes in at the visitor's teams or of what they asked, and how many there are.

    What nobody answered first, the longest waiting on top; what is over last, the latest on top.
    """
    which = requests_to(viewer) if incoming else requests_from(viewer)
    total = database.session.scalar(_joined(select(func.count())).where(which)) or 0
    over = or_(ContactRequest.closed_at.is_not(None), Asset.removed_at.is_not(None))
    chosen = (
        _lines(viewer, incoming=incoming)
        .where(which)
        .order_by(
            over,
            case((ContactRequest.state == RequestState.OPEN, 0), else_=1),
            desc(ContactRequest.closed_at).nulls_first(),
            ContactRequest.asked_at,
            ContactRequest.id,
        )
    )
    page = chosen.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    return tuple(RequestLine(**row) for row in database.session.execute(page).mappings()), total


def going_on_at(asset_id: int, viewer: Viewer) -> tuple[tuple[int, RequestState, datetime], ...]:
    """What the visitor's teams asked about one record and goes on: id, state, and when."""
    found = (
        select(ContactRequest.id, ContactRequest.state, ContactRequest.asked_at)
        .where(
            requests_from(viewer),
            ContactRequest.asset_id == asset_id,
            ContactRequest.state.in_(GOING_ON),
        )
        .order_by(ContactRequest.asked_at)
    )
    return tuple((id_, state, at) for id_, state, at in database.session.execute(found))


def requests_waiting(viewer: Viewer) -> RequestsWaiting:
    """What the start page says."""
    if not viewer.team_ids:
        return RequestsWaiting()
    there = _joined(select(func.count())).where(Asset.removed_at.is_(None))
    to_answer = there.where(
        requests_to(viewer),
        Asset.steward_id.in_(viewer.team_ids),
        Asset.steward_id != ContactRequest.team_id,
        ContactRequest.state.in_(GOING_ON),
        not_(_last_from_keepers()),
    )
    lately = or_(ContactRequest.closed_at.is_(None), ContactRequest.closed_at > clock.now() - NEWS_FOR)
    answered = there.where(requests_from(viewer), lately, _last_from_keepers())
    return RequestsWaiting(
        to_answer=database.session.scalar(to_answer) or 0, answered=database.session.scalar(answered) or 0
    )


def count_late(team_id: int) -> int:
    """How many requests a team left unanswered for more than two weeks. Never of a person."""
    late = _joined(select(func.count())).where(
        Asset.steward_id == team_id,
        Asset.steward_id != ContactRequest.team_id,
        Asset.removed_at.is_(None),
        _is_late(),
    )
    return database.session.scalar(late) or 0


def own_questions(viewer: Viewer) -> tuple[tuple[int, str], ...]:
    """Id and title of the buurtvragen that the visitor's teams work on."""
    going_on = Question.state.in_((QuestionState.OPEN, QuestionState.BUSY))
    found = select(Question.id, Question.title).where(Question.team_id.in_(viewer.team_ids), going_on)
    return tuple((id_, title) for id_, title in database.session.execute(found.order_by(Question.title)))


def own_groups(viewer: Viewer, *, besides: int) -> tuple[tuple[int, str], ...]:
    """Id and name of what the visitor's teams keep, by name, without one record."""
    return _groups(PublishedAsset.keepers.overlap(list(viewer.team_ids)), viewer, besides)


def groups_of(team_id: int, viewer: Viewer, *, besides: int) -> tuple[tuple[int, str], ...]:
    """The same of one team, as far as the visitor sees it."""
    return _groups(PublishedAsset.keepers.contains([team_id]), viewer, besides)


def _groups(which: ColumnElement[bool], viewer: Viewer, besides: int) -> tuple[tuple[int, str], ...]:
    found = (
        select(PublishedAsset.asset_id, PublishedAsset.name)
        .where(visible_rows(viewer), which, PublishedAsset.asset_id != besides)
        .order_by(PublishedAsset.name_key, PublishedAsset.asset_id)
        .limit(GROUPS_OFFERED)
    )
    return tuple((id_, name) for id_, name in database.session.execute(found))


def _lines(viewer: Viewer, *, incoming: bool) -> Select[*tuple[Any, ...]]:
    row, asking, keeping = PublishedAsset, aliased(Team), aliased(Team)
    ours = _last_from_keepers().is_(not incoming)
    return (
        _joined(
            select(
                ContactRequest.id,
                func.coalesce(row.name, "").label("name"),
                row.kind,
                asking.name.label("asking"),
                func.coalesce(keeping.name, "").label("keeping"),
                ContactRequest.state,
                ContactRequest.asked_at,
                Asset.removed_at.is_not(None).label("is_gone"),
                _is_late().label("is_late"),
                and_(ours, ContactRequest.state == RequestState.ANSWERED).label("is_our_turn"),
            )
        )
        .join(asking, asking.id == ContactRequest.team_id)
        .outerjoin(keeping, keeping.id == Asset.steward_id)
        .outerjoin(row, and_(row.asset_id == Asset.id, visible_rows(viewer)))
    )


def _joined(chosen: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return chosen.select_from(ContactRequest).join(Asset, Asset.id == ContactRequest.asset_id)


def _is_late() -> ColumnElement[bool]:
    return and_(
        ContactRequest.state == RequestState.OPEN, ContactRequest.asked_at <= clock.now() - ANSWER_WITHIN
    )


def _last_from_keepers() -> Any:
    return (
        select(RequestMessage.from_keepers)
        .where(RequestMessage.request_id == ContactRequest.id)
        .order_by(desc(RequestMessage.id))
        .limit(1)
        .correlate(ContactRequest)
        .scalar_subquery()
    )
