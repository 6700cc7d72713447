"""Which suggestions wait for an answer, and from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select
from sqlalchemy.orm import aliased

from app import clock
from app.database import database
from app.models.imports import ImportRun, Source
from app.models.people import Role, Team
from app.models.record import Asset, PublishedAsset, SuggestedField, Suggestion
from app.policy import Permission, Viewer, visible_rows
from app.queries.settings import setting

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A suggestion without all its answers: about what, by which team or list, and who keeps the record.

    `fields` are those that wait. `along` when another team keeps it and said nothing for long.
    """

    id: int
    asset_id: int
    name: str
    kind: str
    by: str
    fields: list[str]
    at: datetime
    steward: str
    along: bool


def is_long_silent(since: datetime) -> bool:
    """Whether a suggestion of that moment waits so long that who looks along may decide."""
    return since <= clock.now() - timedelta(days=setting("suggestion_silence"))


def waiting_for(viewer: Viewer, *, asset_id: int | None = None) -> tuple[Waiting, ...]:
    """What the visitor may decide now, the longest waiting first; of one record when asked."""
    if not viewer.may(Permission.RECORD):
        return ()
    chosen = _lines(viewer).where(
        Suggestion.closed_at.is_(None),
        or_(_keeps(viewer), Asset.co_steward_id.in_(viewer.team_ids)),
        *([] if asset_id is None else [Suggestion.asset_id == asset_id]),
    )
    found = database.session.execute(chosen.order_by(Suggestion.at, Suggestion.id).limit(SHOWN))
    waiting = [Waiting(**line) for line in found.mappings()]
    return tuple(one for one in waiting if not one.along or is_long_silent(one.at))


def _lines(viewer: Viewer) -> Select[Any]:
    row, steward, maker = PublishedAsset, aliased(Team), aliased(Team)
    fields = (
        select(func.array_agg(SuggestedField.field))
        .where(SuggestedField.suggestion_id == Suggestion.id, SuggestedField.accepted.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            Suggestion.id,
            Suggestion.asset_id,
            row.name,
            row.kind,
            func.coalesce(maker.name, Source.title, "").label("by"),
            fields.label("fields"),
            Suggestion.at,
            func.coalesce(steward.name, "").label("steward"),
            not_(_keeps(viewer)).label("along"),
        )
        .join(Asset, Asset.id == Suggestion.asset_id)
        .join(row, and_(row.asset_id == Asset.id, visible_rows(viewer)))
        .outerjoin(steward, steward.id == Asset.steward_id)
        .outerjoin(maker, maker.id == Suggestion.by_team)
        .outerjoin(ImportRun, ImportRun.id == Suggestion.run_id)
        .outerjoin(Source, Source.id == ImportRun.source_id)
    )


def _keeps(viewer: Viewer) -> ColumnElement[bool]:
    mine = Asset.steward_id.in_(viewer.team_ids) if viewer.team_ids else false()
    nobody = Asset.steward_id.is_(None) if Role.ADMIN in viewer.roles else false()
    return func.coalesce(or_(mine, nobody), false())
