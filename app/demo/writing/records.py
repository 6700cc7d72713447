"""Records as they were first written down, in one statement; their later versions one round after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import insert, update

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import DemoAsset
from app.demo.writing.people import People
from app.models.record import Asset, AssetServiceArea, KnownFrom
from app.models.record.history import VersionAct
from app.policy import ANONYMOUS
from app.queries.areas.lookup import buurt_index
from app.services.record.capturing import columns_of
from app.services.record.content import STRENGTH_OF_KIND, AssetContent, Where
from app.services.record.freshness import due_on
from app.services.record.stewardship import Keepers, keepers_for
from app.services.record.versions import keep_versions

NAMESPACE: Final = UUID("5b1f3a52-3c0c-4f60-9a51-0d6f0c9f2a11")
FIELDS_AS_TOLD: Final = (
    "name", "kind", "themes", "summary", "audiences", "tags", "offers", "needs", "led_by", "website",
    "status", "status_reason", "precision", "visibility", "aware", "sensitive", "known",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """What every record needs: the days, the people, the places by name and the source of the list."""

    calendar: DemoCalendar
    people: People
    places: Mapping[str, Where]
    source_id: int


def write_records(assets: tuple[DemoAsset, ...], writer: Writer) -> dict[str, int]:
    """Write the records with all their versions; the ids by name. Place and publish afterwards."""
    keepers = _keepers(assets, writer)
    rows = [_first_row(asset, keepers[asset.name], writer) for asset in assets]
    statement = insert(Asset).returning(Asset.name, Asset.id)
    ids = dict(database.session.execute(statement, rows).all())
    areas = [
        {"asset_id": ids[name], "area_id": area_id}
        for name, where in writer.places.items()
        for area_id in where.service_area
    ]
    if areas:
        database.session.execute(insert(AssetServiceArea), areas)
    listed = [ids[asset.name] for asset in assets if asset.by is None]
    keep_versions(listed, act=VersionAct.IMPORTED, viewer=ANONYMOUS)
    keep_versions(sorted(set(ids.values()) - set(listed)), act=VersionAct.RECORDED, viewer=ANONYMOUS)
    _write_changes(assets, ids, writer)
    return ids


def checks_of(asset: DemoAsset) -> list[tuple[date, KnownFrom, str | None]]:
    """Every check in order: day, how and by whom; what was seen or told when it was written down counts."""
    first = (
        [(asset.day, asset.known_from, asset.by)]
        if asset.known_from in {KnownFrom.SEEN, KnownFrom.TOLD}
        else []
    )
    return [*first, *((check.day, check.how, check.by) for check in asset.checks)]


def client_key(*words: object) -> UUID:
    """The key with which a form would have sent this; the same for the same words."""
    return uuid5(NAMESPACE, "|".join(map(str, words)))


def _write_changes(assets: tuple[DemoAsset, ...], ids: Mapping[str, int], writer: Writer) -> None:
    for number in range(max((len(asset.changes) for asset in assets), default=0)):
        changed = [asset for asset in assets if len(asset.changes) > number]
        rows: list[dict[str, Any]] = [
            {
                "id": ids[asset.name],
                "version": number + 2,
                **columns_of(_content(asset, writer, changes=number + 1)),
            }
            for asset in changed
        ]
        database.session.execute(update(Asset), rows)
        keep_versions([row["id"] for row in rows], act=VersionAct.EDITED, viewer=ANONYMOUS)


def _content(asset: DemoAsset, writer: Writer, *, changes: int) -> AssetContent:
    """The record after this many changes."""
    told: dict[str, Any] = {name: getattr(asset, name) for name in FIELDS_AS_TOLD}
    where = writer.places[asset.name]
    note = where.place_note
    for change in asset.changes[:changes]:
        told |= {name: value for name, value in change.choices.items() if name != "place_note"}
        note = change.choices.get("place_note", note)
    place = Where(
        location=where.location,
        place_note=note,
        place_uncertain=where.place_uncertain,
        service_area=where.service_area,
    )
    known = told.pop("known").fields(since=asset.day, calendar=writer.calendar)
    return AssetContent(where=place, strength=asset.strength or STRENGTH_OF_KIND[asset.kind], **known, **told)


def _first_row(asset: DemoAsset, keepers: Keepers, writer: Writer) -> dict[str, object]:
    by = writer.people.viewers[asset.by] if asset.by else ANONYMOUS
    checks = checks_of(asset)
    last = writer.calendar.day(checks[-1][0]) if checks else None
    by_seeing = (checks[-1][1] is KnownFrom.SEEN) if checks else None
    along = writer.people.team_ids.get(asset.looks_along, keepers.co_steward_id)
    return {
        "client_key": client_key(asset.name),
        "known_from": asset.known_from,
        "verified_on": last,
        "verified_by_seeing": by_seeing,
        "due_on": due_on(asset.kind, verified_on=last, by_seeing=by_seeing),
        "steward_id": keepers.steward_id,
        "co_steward_id": along,
        "recorded_at": writer.calendar.moment(asset.day, asset.at),
        "recorded_by": by.user_id,
        "recorded_team_id": by.team_id,
        "source_id": None if asset.row is None else writer.source_id,
        "external_id": None if asset.row is None else f"SK-{asset.row:03}",
        **columns_of(_content(asset, writer, changes=0)),
    }


def _keepers(assets: tuple[DemoAsset, ...], writer: Writer) -> dict[str, Keepers]:
    """Who keeps each record, by the product's own rule."""
    index = buurt_index()
    keepers = cache(lambda buurt_id, team_id: keepers_for(buurt_id=buurt_id, recorded_team_id=team_id))
    found = {}
    for asset in assets:
        where = writer.places[asset.name]
        buurt_id = index.locate_one(where.location) if where.location else where.service_area[0]
        by = writer.people.viewers[asset.by] if asset.by else ANONYMOUS
        found[asset.name] = keepers(buurt_id, by.team_id)
    return found
