"""A new record looks like one that only another team may see: tell that team, and say little here.

The sentence to the recorder could be asked for on purpose, to learn what a team keeps to itself. So it is
said only after a record was really made (in the recorder's name, with its versions), at most three times a
day, about the buurt as a whole and never a distance, and never about what is sensitive: of that the team
that keeps it hears and the recorder does not.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.people import Team
from app.models.record import Asset, Lookalike, PublishedAsset, Status, Visibility
from app.policy import Permission, Viewer, hidden_rows, visible_rows
from app.services.record.capturing import buurt_of
from app.services.record.content import content_of
from importers.matching import alike

TOLD_A_DAY = 3
KEPT_AT_MOST = 5
"""Notices of one new record: a name that everything looks like tells nothing."""


def notice_hidden(*, asset_id: int, viewer: Viewer) -> str:
    """Keep what the new record looks like; the team to name to its recorder, or "" when nothing is said."""
    asset = database.session.get_one(Asset, asset_id)
    buurt_id = buurt_of(content_of(asset))
    if buurt_id is None:
        return ""
    found = [one for one in _hidden_in(buurt_id, viewer) if alike(asset.name, one.name)][:KEPT_AT_MOST]
    told_before = _told_today(viewer)
    if found:
        values = [{"asset_id": asset_id, "other_id": one.id, "at": clock.now()} for one in found]
        database.session.execute(insert(Lookalike).values(values).on_conflict_do_nothing())
    if told_before >= TOLD_A_DAY:
        return ""
    return next((one.team for one in found if one.team and not one.sensitive), "")


def put_away(*, asset_id: int, other_id: int, viewer: Viewer) -> None:
    """Whoever keeps the record that was looked like has seen it: nobody of the team is asked again."""
    viewer.require(Permission.RECORD)
    mine = select(PublishedAsset.asset_id).where(
        PublishedAsset.asset_id == other_id,
        PublishedAsset.audience == Visibility.TEAM,
        visible_rows(viewer),
    )
    if database.session.scalar(mine) is None:
        raise NotFound
    database.session.execute(
        update(Lookalike)
        .where(
            Lookalike.asset_id == asset_id, Lookalike.other_id == other_id, Lookalike.put_away_at.is_(None)
        )
        .values(put_away_at=clock.now())
    )


def _hidden_in(buurt_id: int, viewer: Viewer) -> list[Any]:
    row = PublishedAsset
    found = database.session.execute(
        select(
            row.asset_id.label("id"), row.name, Asset.sensitive, func.coalesce(Team.name, "").label("team")
        )
        .join(Asset, Asset.id == row.asset_id)
        .outerjoin(Team, Team.id == row.steward_id)
        .where(hidden_rows(viewer), row.buurt_id == buurt_id, row.status != Status.STOPPED)
        .order_by(row.asset_id)
    )
    return list(found)


def _told_today(viewer: Viewer) -> int:
    """How many notices this person's records gave today of what is not sensitive, told or not."""
    made, other = aliased(Asset), aliased(Asset)
    midnight = datetime.combine(clock.today(), time(), tzinfo=clock.LOCAL_ZONE)
    counted = (
        select(func.count(func.distinct(Lookalike.asset_id)))
        .join(made, made.id == Lookalike.asset_id)
        .join(other, other.id == Lookalike.other_id)
        .where(made.recorded_by == viewer.user_id, Lookalike.at >= midnight, ~other.sensitive)
    )
    return database.session.scalar(counted) or 0
