"""Every change of a record leaves the whole record behind, from when to when; for one or for many at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, text

from app import clock
from app.database import database
from app.models.record import AssetVersion
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.services.record.content import PLAIN_FIELDS, AssetContent, from_json

# A clock that was set back since the last change makes no version end before it began.
CLOSE = text(
    "update asset_versions set valid_until = greatest(:now, valid_from)"
    " where asset_id = any(cast(:ids as bigint[])) and valid_until is null"
)
KEEP = text(
    f"""
    insert into asset_versions (asset_id, version, act, record, location, valid_from, by_user, by_team,
        by_role)
    select a.id, a.version, :act,
        jsonb_build_object(
            {", ".join(f"'{name}', a.{name}" for name in PLAIN_FIELDS)},
            'where', jsonb_build_object(
                'location', case when a.location is not null
                    then jsonb_build_array(a.location[0], a.location[1]) end,
                'place_note', a.place_note, 'place_uncertain', a.place_uncertain,
                'whole_municipality', a.whole_municipality, 'meets_at', a.meets_at_id,
                'service_area', array(
                    select s.area_id from asset_service_areas s where s.asset_id = a.id order by s.area_id))),
        a.location,
        greatest(:now, (select max(v.valid_until) from asset_versions v where v.asset_id = a.id)),
        :user, :team, :role
    from assets a where a.id = any(cast(:ids as bigint[]))
    """
)


def keep_versions(asset_ids: Sequence[int], *, act: VersionAct, viewer: Viewer) -> None:
    """Close the open versions of these assets and add each record as it is now; flushes first."""
    database.session.flush()
    now = clock.now()
    ids = list(asset_ids)
    database.session.execute(CLOSE, {"now": now, "ids": ids})
    database.session.execute(
        KEEP,
        {
            "now": now,
            "ids": ids,
            "act": act.value,
            "user": viewer.user_id,
            "team": viewer.team_id,
            "role": viewer.acting_role.value if viewer.acting_role else None,
        },
    )


def content_at(asset_id: int, version: int) -> AssetContent | None:
    """The record as version `version` held it, or None when there is no such version."""
    record = database.session.scalar(
        select(AssetVersion.record).where(AssetVersion.asset_id == asset_id, AssetVersion.version == version)
    )
    return from_json(record) if record is not None else None
