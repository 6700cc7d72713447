"""Put something on the map, once: a repeat with the same client key gives the record that is there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import NotAllowed
from app.models.areas import Area
from app.models.record import Asset, KnownFrom, Verification
from app.models.record.history import VersionAct
from app.models.sorting import sort_key
from app.policy import Permission, Viewer
from app.queries.areas.lookup import buurt_index
from app.rhythms import day_parts
from app.services.record.content import PLAIN_FIELDS, AssetContent
from app.services.record.freshness import due_on
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.rules import check
from app.services.record.stewardship import Keepers, keepers_for
from app.services.record.ties.meeting import at_host, keep_tie
from app.services.record.versions import keep_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The record, and whether this request made it (or a repeat found it)."""

    asset_id: int
    is_new: bool


def capture(*, content: AssetContent, known_from: KnownFrom, client_key: UUID, viewer: Viewer) -> Captured:
    """Check, store, place, version and publish a new record in the caller's transaction.

    Raises Invalid with a sentence per field. Safe to repeat: two requests with one `client_key`
    end in one record, also when they run at the same time.
    """
    viewer.require(Permission.RECORD)
    content = at_host(content)
    check(content)
    asset_id = _claim_key(content=content, known_from=known_from, client_key=client_key, viewer=viewer)
    if asset_id is None:
        return Captured(asset_id=_recorded(client_key, viewer), is_new=False)
    asset = database.session.get_one(Asset, asset_id)
    set_service_areas(asset, content.where.service_area)
    database.session.flush()
    if known_from in {KnownFrom.SEEN, KnownFrom.TOLD}:
        _verify(asset, how=known_from, client_key=client_key, viewer=viewer)
    keep_versions([asset.id], act=VersionAct.RECORDED, viewer=viewer)
    place([asset_id])
    publish([asset_id])
    keep_tie(guest_id=asset_id, before=None, after=content.where.meets_at, viewer=viewer)
    return Captured(asset_id=asset_id, is_new=True)


def keepers_of(content: AssetContent, recorded_team_id: int | None) -> Keepers:
    """Who keeps a record with this content."""
    return keepers_for(buurt_id=buurt_of(content), recorded_team_id=recorded_team_id)


def buurt_of(content: AssetContent) -> int | None:
    """The buurt that decides who keeps it: that of its point, else its only one; None for several."""
    where = content.where
    if where.location is not None:
        return buurt_index().locate_one(where.location)
    return where.service_area[0] if len(where.service_area) == 1 else None


def columns_of(content: AssetContent) -> dict[str, object]:
    """The columns of `assets` that hold this content (its service area has a table of its own)."""
    where = content.where
    plain = {name: getattr(content, name) for name in PLAIN_FIELDS}
    lists = {name: list(value) for name, value in plain.items() if isinstance(value, tuple)}
    return {
        **plain,
        **lists,
        "name_key": sort_key(content.name),
        "location": where.location,
        "place_note": where.place_note,
        "place_uncertain": where.place_uncertain,
        "whole_municipality": where.whole_municipality,
        "has_service_area": bool(where.service_area),
        "meets_at_id": where.meets_at,
        "day_parts": list(day_parts(content.rhythm)),
    }


def set_service_areas(asset: Asset, area_ids: tuple[int, ...]) -> None:
    """Replace the areas for which the record is there."""
    asset.service_areas = list(database.session.scalars(select(Area).where(Area.id.in_(area_ids))))


def _claim_key(
    *, content: AssetContent, known_from: KnownFrom, client_key: UUID, viewer: Viewer
) -> int | None:
    """Insert the asset, or None when the client key is taken already."""
    keepers = keepers_of(content, viewer.team_id)
    seen = known_from in {KnownFrom.SEEN, KnownFrom.TOLD}
    verified_on = clock.today() if seen else None
    by_seeing = (known_from is KnownFrom.SEEN) if seen else None
    return database.session.scalar(
        insert(Asset)
        .values(
            client_key=client_key,
            known_from=known_from,
            verified_on=verified_on,
            verified_by_seeing=by_seeing,
            due_on=due_on(content.kind, verified_on=verified_on, by_seeing=by_seeing),
            steward_id=keepers.steward_id,
            co_steward_id=keepers.co_steward_id,
            recorded_at=clock.now(),
            recorded_by=viewer.user_id,
            recorded_team_id=viewer.team_id,
            **columns_of(content),
        )
        .on_conflict_do_nothing(index_elements=[Asset.client_key])
        .returning(Asset.id)
    )


def _recorded(client_key: UUID, viewer: Viewer) -> int:
    found = database.session.scalar(select(Asset).where(Asset.client_key == client_key))
    if found is None or found.recorded_by != viewer.user_id:
        raise NotAllowed("Dit formulier is al gebruikt. Open een nieuw formulier en vul het opnieuw in.")
    return found.id


def _verify(asset: Asset, *, how: KnownFrom, client_key: UUID, viewer: Viewer) -> None:
    database.session.add(
        Verification(
            asset_id=asset.id,
            client_key=uuid5(client_key, "verification"),
            on=clock.today(),
            at=asset.recorded_at,
            how=how,
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
    )
