"""Turn a whole reading back: what it brought goes, what it changed says again what it said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import text

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.imports import ImportRun
from app.models.record import RemovalReason
from app.models.record.history import VersionAct
from app.models.sorting import sort_key
from app.policy import Viewer, may_handle_list
from app.queries.areas.lookup import buurt_index
from app.queries.people.leading import LEADING_TEAM
from app.services.imports.finishing import PART, Tell, finish, silent
from app.services.imports.rows.writing import FORGET_AREAS

LOCK = 0x6F706276
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(:lock, cast(:run as integer))")
BROUGHT = text(
    """
    select a.id, b.version = 1 as is_new, b.version = a.version as is_same
    from import_run_assets b join assets a on a.id = b.asset_id
    where b.run_id = :run and a.removed_at is null order by a.id for update of a
    """
)
STAY = text(
    "update import_run_assets set stayed = true"
    " where run_id = :run and asset_id = any(cast(:ids as bigint[]))"
)
# Its key is free again: the same list, sent anew, brings the row back.
GO = text(
    """
    update assets set version = version + 1, removed_at = :now, removed_because = :mistake,
        external_id = external_id || :turned_back
    where id = any(cast(:ids as bigint[]))
    """
)
BEFORE = text(
    """
    select a.id, v.version, v.record->>'name' as name, v.location[0] as rd_x, v.location[1] as rd_y
    from assets a join asset_versions v on v.asset_id = a.id and v.version = a.version - 1
    where a.id = any(cast(:ids as bigint[]))
    """
)
LISTS, TEXTS = ("themes", "tags", "audiences"), ("name", "summary", "website", "kind", "strength")
FLAGS = ("place_uncertain", "whole_municipality")
# What a reading may write of a record, and no more: nobody else changed anything since.
RESTORE = text(
    f"""
    with stewards as (
        select b.buurt_id, ({LEADING_TEAM.text.replace(":buurt", "b.buurt_id")}) as team_id
        from (select distinct buurt_id from unnest(cast(:buurten as bigint[])) as t(buurt_id)) b
    ),
    again as (
        select t.id, t.name_key, v.record, v.location, stewards.team_id
        from unnest(cast(:ids as bigint[]), cast(:versions as bigint[]), cast(:name_keys as text[]),
                    cast(:buurten as bigint[])) as t(id, version, name_key, buurt_id)
            join asset_versions v on v.asset_id = t.id and v.version = t.version
            left join asset_places p on p.asset_id = t.id
            left join stewards on stewards.buurt_id = t.buurt_id and t.buurt_id is distinct from p.buurt_id
    )
    update assets a set version = a.version + 1, name_key = again.name_key, location = again.location,
        {", ".join(f"{name} = record->>'{name}'" for name in TEXTS)},
        {", ".join(f"{name} = array(select jsonb_array_elements_text(record->'{name}'))" for name in LISTS)},
        {", ".join(f"{name} = cast(record->'where'->>'{name}' as boolean)" for name in FLAGS)},
        has_service_area = record->'where'->'service_area' <> '[]',
        place_note = record->'where'->>'place_note', status = record->>'status',
        status_reason = record->>'status_reason', status_since = cast(record->>'status_since' as date),
        steward_id = coalesce(team_id, a.steward_id), co_steward_id = nullif(a.co_steward_id, team_id)
    from again where a.id = again.id
    """
)
SERVE_AREAS = text(
    """
    insert into asset_service_areas (asset_id, area_id)
    select v.asset_id, cast(area.id as bigint)
    from unnest(cast(:ids as bigint[]), cast(:versions as bigint[])) as t(id, version)
        join asset_versions v on v.asset_id = t.id and v.version = t.version
        cross join jsonb_array_elements_text(v.record->'where'->'service_area') as area(id)
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedBack:
    """How many records went or went back, and those that changed since: they stay."""

    gone: int
    restored: int
    kept: tuple[int, ...]


def run_of(run_id: int, viewer: Viewer) -> ImportRun:
    """A reading that this visitor may turn back; NotFound, also when it is another team's."""
    run = database.session.get(ImportRun, run_id)
    if run is None or not may_handle_list(viewer, run.team_id):
        raise NotFound
    return run


def turn_back(*, run_id: int, viewer: Viewer, tell: Tell = silent) -> TurnedBack:
    """Undo a reading: new records go, changed ones say again what they said before.

    What a colleague or a later reading changed since stays.
    """
    run = run_of(run_id, viewer)
    # Not a lock on its row, on which whoever wants to stop this would wait.
    database.session.execute(ONE_AT_A_TIME, {"lock": LOCK, "run": run_id})
    database.session.refresh(run)
    if run.undone_at is not None:
        return TurnedBack(gone=0, restored=0, kept=())
    tell("terugdraaien", 0)
    rows = database.session.execute(BROUGHT, {"run": run_id}).all()
    kept = [row.id for row in rows if not row.is_same]
    gone = [row.id for row in rows if row.is_same and row.is_new]
    database.session.execute(STAY, {"run": run_id, "ids": kept})
    _take_away(gone, run_id)
    restored = _restore([row.id for row in rows if row.is_same and not row.is_new])
    share = len(gone) / max(1, len(gone) + len(restored))
    finish(gone, act=VersionAct.REMOVED, viewer=viewer, tell=lambda step, done: tell(step, done * share))
    # Still what a list said, so that a later list may change it: nobody edited it here.
    finish(
        restored,
        act=VersionAct.IMPORTED,
        viewer=viewer,
        tell=lambda step, done: tell(step, share + done * (1 - share)),
    )
    tell("klaar", 1)
    run.undone_at, run.problem = clock.now(), ""
    run.asked_at = run.asked_by = run.asked_team = None
    database.session.flush()
    return TurnedBack(gone=len(gone), restored=len(restored), kept=tuple(kept))


def _take_away(asset_ids: Sequence[int], run_id: int) -> None:
    values = {"now": clock.now(), "mistake": RemovalReason.MISTAKE.value}
    database.session.execute(
        GO, {**values, "ids": list(asset_ids), "turned_back": f" (teruggedraaid, {run_id})"}
    )


def _restore(asset_ids: Sequence[int]) -> list[int]:
    """Write what was there before; the ids of what was written."""
    restored: list[int] = []
    for start in range(0, len(asset_ids), PART):
        rows = database.session.execute(BEFORE, {"ids": list(asset_ids[start : start + PART])}).all()
        ids = [row.id for row in rows]
        database.session.execute(
            RESTORE,
            {
                "ids": ids,
                "versions": [row.version for row in rows],
                "name_keys": [sort_key(row.name) for row in rows],
                "buurten": list(_buurten(rows)),
                "today": clock.today(),
            },
        )
        database.session.execute(FORGET_AREAS, {"ids": ids})
        database.session.execute(SERVE_AREAS, {"ids": ids, "versions": [row.version for row in rows]})
        restored += ids
    return restored


def _buurten(rows: Sequence[Any]) -> Iterator[int | None]:
    """The buurt of each row, None without a place or outside all buurten."""
    points = np.array([(row.rd_x, row.rd_y) for row in rows if row.rd_x is not None], dtype=np.float64)
    located = iter(buurt_index().locate(points.reshape(-1, 2)).tolist())
    for row in rows:
        buurt_id = next(located) if row.rd_x is not None else -1
        yield None if buurt_id == -1 else buurt_id
