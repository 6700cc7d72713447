"""One suggestion, for who made it and for who may have to decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.clock import today
from app.database import database
from app.exceptions import NotFound
from app.models.imports import ImportRun
from app.models.people import Role, Team
from app.models.record import Asset, PublishedAsset, Suggestion
from app.policy import Viewer, keeps, may_decide, visible_rows
from app.queries.record.suggesting.waiting import is_long_silent


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSuggestion:
    """A suggestion with its record as far as the visitor sees that.

    `name` is "" when she does not see it; `keeps` whether the true place and what it said before are hers to
    know. `by` is the team or the list that suggests, `by_stopped` the day on which that team stopped, and
    `steward` the team that decides.
    """

    suggestion: Suggestion
    version: int
    name: str
    by: str
    by_stopped: date | None
    steward: str
    keeps: bool
    is_gone: bool
    is_own: bool
    looks_along: bool
    may_decide: bool


def one_suggestion(suggestion_id: int, viewer: Viewer) -> OneSuggestion:
    """The suggestion; NotFound when there is none, or it is neither of the visitor nor for her."""
    found = database.session.get(
        Suggestion, suggestion_id, options=[selectinload(Suggestion.fields)], populate_existing=True
    )
    asset = database.session.get_one(Asset, found.asset_id) if found is not None else None
    if found is None or asset is None or not (_is_own(found, viewer) or _concerns(asset, viewer)):
        raise NotFound
    seen = select(PublishedAsset.name).where(PublishedAsset.asset_id == asset.id, visible_rows(viewer))
    maker = database.session.get(Team, found.by_team) if found.by_team else None
    run = database.session.get(ImportRun, found.run_id) if found.run_id else None
    over = found.closed_at is not None or asset.removed_at is not None
    return OneSuggestion(
        suggestion=found,
        version=asset.version,
        name=database.session.scalar(seen) or "",
        by=maker.name if maker else run.source.title if run else "",
        by_stopped=maker.until if maker and maker.until and maker.until <= today() else None,
        steward=asset.steward.name if asset.steward else "",
        keeps=keeps(viewer, asset),
        is_gone=asset.removed_at is not None,
        is_own=_is_own(found, viewer),
        looks_along=asset.co_steward_id in viewer.team_ids and asset.steward_id not in viewer.team_ids,
        may_decide=not over and may_decide(viewer, asset, long_silent=is_long_silent(found.at)),
    )


def _is_own(found: Suggestion, viewer: Viewer) -> bool:
    return viewer.user_id is not None and found.by_user == viewer.user_id


def _concerns(asset: Asset, viewer: Viewer) -> bool:
    return bool({asset.steward_id, asset.co_steward_id} & set(viewer.team_ids)) or (
        asset.steward_id is None and Role.ADMIN in viewer.roles
    )
