"""What left a list: always told, stopped only by choice, and never over the head of who looked.

A row that was refused is still in the list, and of a list that is not whole nothing can be said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from app import clock
from app.database import database
from app.models.record import Status, StopReason
from app.models.sorting import sort_key
from app.services.imports.staging import Staged
from app.services.imports.suggesting import News, answered_of_lists
from importers.assets import Findings
from importers.records import Issue

LEFT = text(
    """
    select a.id, a.name, a.version,
        exists (select from asset_versions v where v.asset_id = a.id and v.act = 'edited')
            or exists (
                select from verifications c where c.asset_id = a.id and c.withdrawn_at is null
            ) as touched
    from assets a
    where a.source_id = :source and a.removed_at is null and a.status <> 'stopped'
        and not a.external_id = any(:keys) and not a.name_key = any(:names)
        and not exists (select from import_rows r where r.external_id = a.external_id)
    order by a.name_key, a.id
    """
)
STOP = text(
    """
    update assets
    set version = version + 1, status = :stopped, status_reason = :unknown, status_since = :today
    where id = any(cast(:ids as bigint[]))
    """
)
MOST_TOLD = 500


@dataclass(frozen=True, slots=True)
class Missing:
    """A record that the list does not have any more; `touched` when a colleague changed or checked it."""

    asset_id: int
    name: str
    version: int
    touched: bool


def what_left(source_id: int, findings: Findings, staged: Staged) -> tuple[Missing, ...]:
    """The records of the source that are not in this reading of it; none when it is not whole."""
    if not findings.is_whole:
        return ()
    keys = staged.away + [key for key, _ in findings.refused if key]
    # Without a key of its own a refused row is known by its name, for its place may be what was wrong.
    names = [sort_key(name) for key, name in findings.refused if name and not key]
    rows = database.session.execute(LEFT, {"source": source_id, "keys": keys, "names": names})
    return tuple(Missing(row.id, row.name, row.version, row.touched) for row in rows)


def stop(missing: Sequence[Missing]) -> list[int]:
    """Say of those that nobody touched that they stopped, why is unknown; their ids."""
    ids = [one.asset_id for one in missing if not one.touched]
    database.session.execute(
        STOP,
        {"ids": ids, "stopped": Status.STOPPED, "unknown": StopReason.UNKNOWN, "today": clock.today()},
    )
    return ids


def news_of_stopping(missing: Sequence[Missing]) -> tuple[News, ...]:
    """For the others: a suggestion to the team that keeps them, once."""
    answered = answered_of_lists([one.asset_id for one in missing if one.touched])
    return tuple(
        News(asset_id=one.asset_id, base_version=one.version, fields={"status": Status.STOPPED.value})
        for one in missing
        if one.touched and ("status", Status.STOPPED.value) not in answered[one.asset_id]
    )


def told(missing: Sequence[Missing], *, stopped: bool) -> list[Issue]:
    """A line for each, and what was done."""
    found = [
        Issue(reason=f"Staat niet meer in de lijst: {one.name}", action=_action(one, stopped=stopped))
        for one in missing[:MOST_TOLD]
    ]
    if len(missing) > MOST_TOLD:
        more = len(missing) - MOST_TOLD
        found.append(Issue(reason=f"Er staan er nog {more} niet meer in de lijst.", action=found[0].action))
    return found


def _action(one: Missing, *, stopped: bool) -> str:
    if not stopped:
        return "blijft staan"
    return "staat als voorstel bij het team" if one.touched else "op gestopt gezet"
