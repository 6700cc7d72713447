"""Bring what was written just now back to its own days: versions and their makers, and every check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Final

from sqlalchemy import insert, text

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import DemoAsset
from app.demo.writing.people import People
from app.demo.writing.records import checks_of, client_key
from app.models.record import Verification
from app.policy import ANONYMOUS

CHANGED_AT: Final = time(11, 10)
CHECKED_AT: Final = time(11, 5)

DATE_VERSIONS: Final = text(
    """
    update asset_versions v
    set valid_from = t.valid_from, valid_until = t.valid_until, by_user = t.by_user, by_team = t.by_team,
        by_role = t.by_role
    from unnest(cast(:assets as bigint[]), cast(:versions as bigint[]), cast(:valid_from as timestamptz[]),
                cast(:valid_until as timestamptz[]), cast(:users as bigint[]), cast(:teams as bigint[]),
                cast(:roles as text[]))
        as t(asset_id, version, valid_from, valid_until, by_user, by_team, by_role)
    where v.asset_id = t.asset_id and v.version = t.version
    """
)


def date_versions(
    assets: tuple[DemoAsset, ...], calendar: DemoCalendar, people: People, ids: Mapping[str, int]
) -> None:
    """Give each version the moment and the maker that the story tells of."""
    columns: dict[str, list[object]] = {
        name: [] for name in ("assets", "versions", "valid_from", "valid_until", "users", "teams", "roles")
    }
    for asset in assets:
        moments = [calendar.moment(asset.day, asset.at)]
        moments += [calendar.moment(change.day, CHANGED_AT) for change in asset.changes]
        makers = [asset.by, *(change.by for change in asset.changes)]
        for number, (moment, key) in enumerate(zip(moments, makers, strict=True), start=1):
            by = people.viewers[key] if key else ANONYMOUS
            columns["assets"].append(ids[asset.name])
            columns["versions"].append(number)
            columns["valid_from"].append(moment)
            columns["valid_until"].append(moments[number] if number < len(moments) else None)
            columns["users"].append(by.user_id)
            columns["teams"].append(by.team_id)
            columns["roles"].append(by.acting_role)
    database.session.execute(DATE_VERSIONS, columns)


def write_checks(
    assets: tuple[DemoAsset, ...], calendar: DemoCalendar, people: People, ids: Mapping[str, int]
) -> None:
    """Write each time that somebody saw, or was told, that it still is so."""
    rows = []
    for asset in assets:
        for day, how, key in checks_of(asset):
            by = people.viewers[key] if key else ANONYMOUS
            at = asset.at if day == asset.day else CHECKED_AT
            rows.append(
                {
                    "asset_id": ids[asset.name],
                    "client_key": client_key(asset.name, "check", day),
                    "on": calendar.day(day),
                    "how": how,
                    "at": calendar.moment(day, at),
                    "by_user": by.user_id,
                    "by_team": by.team_id,
                    "by_role": by.acting_role,
                }
            )
    if rows:
        database.session.execute(insert(Verification), rows)
