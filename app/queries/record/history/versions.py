"""The versions of a record that a visitor may see: today's rules decide, and those of the version itself.

What a record said while its audience was smaller is not shown to who was left out then, so that nobody has
to look back before she shares something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Boolean, Select, Text, column, func, select, text, true

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.people import Team
from app.models.record import AssetVersion, PublishedAsset
from app.models.record.history import VersionAct
from app.policy import AUDIENCE_RULE, Viewer, visible_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A whole record as JSON, from when it was so, and which team made it so ("" for none)."""

    version: int
    act: VersionAct
    at: datetime
    team: str
    record: Mapping[str, Any]


def version_on(asset_id: int, day: date, viewer: Viewer) -> Version | None:
    """The record at the end of a day in the Netherlands; None when it was not there, or not for her."""
    end = datetime.combine(day + timedelta(days=1), time.min, LOCAL_ZONE)
    until = AssetVersion.valid_until
    return _one(asset_id, viewer, AssetVersion.valid_from < end, until.is_(None) | (until >= end))


def one_version(asset_id: int, version: int, viewer: Viewer) -> Version | None:
    """The record as one version held it; None when there is none for this visitor."""
    return _one(asset_id, viewer, AssetVersion.version == version)


def seen_versions(asset_id: int, viewer: Viewer, *, part_of: int | None = None) -> Select[*tuple[Any, ...]]:
    """Columns of a `Version` for each one that this visitor may see.

    Of a record that became part of another, `part_of` is that other: whoever sees it as its keeper sees all.
    """
    then = func.jsonb_to_record(AssetVersion.record).table_valued(
        column("visibility", Text), column("sensitive", Boolean), column("aware", Text)
    )
    return (
        select(
            AssetVersion.version,
            AssetVersion.act,
            AssetVersion.valid_from.label("at"),
            func.coalesce(Team.name, "").label("team"),
            AssetVersion.record,
        )
        .select_from(AssetVersion)
        .join(PublishedAsset, PublishedAsset.asset_id == (part_of or asset_id))
        .join(then.render_derived(name="a", with_types=True), true())
        .outerjoin(Team, Team.id == AssetVersion.by_team)
        .where(AssetVersion.asset_id == asset_id, visible_rows(viewer), text(AUDIENCE_RULE))
    )


def _one(asset_id: int, viewer: Viewer, *which: Any) -> Version | None:
    latest = seen_versions(asset_id, viewer).where(*which).order_by(AssetVersion.version.desc()).limit(1)
    found = database.session.execute(latest).mappings().one_or_none()
    return Version(**found) if found is not None else None
