"""What the visitor suggested herself: what still waits, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, not_, select
from sqlalchemy.orm import selectinload

from app.database import database
from app.models.people import Team
from app.models.record import Asset, PublishedAsset, SuggestedField, Suggestion
from app.policy import Viewer, visible_rows

SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A suggestion of the visitor; without a name when she does not see the record any more.

    `is_gone` when the record was taken away; `steward` is the team that decides, "" for an administrator.
    """

    id: int
    asset_id: int
    name: str
    kind: str
    steward: str
    at: datetime
    closed_at: datetime | None
    is_gone: bool
    fields: tuple[SuggestedField, ...]


def made_by(viewer: Viewer, *, asset_id: int | None = None) -> tuple[Made, ...]:
    """Her own suggestions that she neither took back nor put away, the newest first."""
    if viewer.user_id is None:
        return ()
    row = PublishedAsset
    found = database.session.execute(
        select(Suggestion, row.name, row.kind, func.coalesce(Team.name, ""), Asset.removed_at.is_not(None))
        .join(Asset, Asset.id == Suggestion.asset_id)
        .outerjoin(Team, Team.id == Asset.steward_id)
        .outerjoin(row, and_(row.asset_id == Asset.id, visible_rows(viewer)))
        .options(selectinload(Suggestion.fields))
        .where(
            Suggestion.by_user == viewer.user_id,
            Suggestion.put_away_at.is_(None),
            not_(Suggestion.withdrawn),
            *([] if asset_id is None else [Suggestion.asset_id == asset_id]),
        )
        .order_by(Suggestion.at.desc(), Suggestion.id.desc())
        .limit(SHOWN)
    )
    return tuple(
        Made(
            id=made.id,
            asset_id=made.asset_id,
            name=name or "",
            kind=kind or "",
            steward=steward,
            at=made.at,
            closed_at=made.closed_at,
            is_gone=is_gone,
            fields=tuple(made.fields),
        )
        for made, name, kind, steward, is_gone in found
    )
