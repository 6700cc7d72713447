"""What stood there on a day, under the rules of today.

A record stands here when it stood there at the end of that day, its visitor may see it today, and might have
seen it as it was then. It stands where it is shown today unless it was moved since: then its keepers see the
old point, and others no place, because an older place is for the keepers only. What has no point stands in
its buurten of today.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, false, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased
from sqlalchemy.sql.selectable import LateralFromClause

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.record import Asset, AssetVersion, Kind, KnownFrom, PublishedAsset, Status, Verification
from app.models.record.history import VersionAct
from app.policy import AUDIENCE_RULE, Viewer, visible_rows
from app.queries.areas.lookup import buurt_index
from app.queries.record.filters import SOON, AssetFilter, recorded_between, wanted
from app.queries.record.history.checks import that_counts
from app.queries.settings import settings

ANSWERED = (
    "kind",
    "strength",
    "led_by",
    "theme",
    "audience",
    "buurt",
    "wijk",
    "group",
    "status",
    "freshness",
    "recorded_from",
    "recorded_until",
    "stopped",
)
"""The choices that can be answered for another day."""

then = aliased(AssetVersion, name="a")


def unanswered(chosen: AssetFilter) -> AssetFilter:
    """The choices that are left out, because they can't be answered for another day."""
    return chosen.without(*ANSWERED, "bbox")


def moved_since(day: date, chosen: AssetFilter, viewer: Viewer) -> int:
    """How many of what stood there then lie elsewhere now; they are left out when a buurt was chosen."""
    where = standing(day, chosen.without("buurt", "wijk", "group"), viewer)
    return database.session.scalar(at_once(select(func.count())).where(*where, moved())) or 0


def at_once(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The statement over versions (`then`), each beside its record of today and how that is shown."""
    return (
        statement.select_from(then)
        .join(Asset, Asset.id == then.asset_id)
        .join(PublishedAsset, PublishedAsset.asset_id == then.asset_id)
    )


def standing(day: date, chosen: AssetFilter, viewer: Viewer) -> list[Any]:
    """WHERE clauses: what stood there at the end of the day, for this visitor and these choices."""
    end = datetime.combine(day + timedelta(days=1), time.min, LOCAL_ZONE)
    clauses: list[Any] = [
        then.valid_from < end,
        then.ends_at >= end,
        then.act != VersionAct.REMOVED,
        visible_rows(viewer),
        text(AUDIENCE_RULE),
    ]
    return [*clauses, *_about(chosen), *_as_it_was(day, chosen), *_somewhere(chosen)]


def _about(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    record = then.record
    one_of = (
        (then.kind, chosen.kind),
        (record["strength"].as_string(), chosen.strength),
        (record["led_by"].as_string(), chosen.led_by),
    )
    some_of = ((record["themes"], chosen.theme), (record["audiences"], chosen.audience))
    return [
        *(column.in_(values) for column, values in one_of if values),
        *(column.bool_op("?|")(cast(list(values), ARRAY(Text))) for column, values in some_of if values),
        *recorded_between(chosen),
    ]


def _as_it_was(day: date, chosen: AssetFilter) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    if chosen.status:
        clauses.append(then.status.in_(chosen.status))
    elif not (chosen.stopped or chosen.freshness):
        clauses.append(then.status != Status.STOPPED)
    if chosen.freshness:
        clauses.append(_freshness_on(day).in_(chosen.freshness))
    return clauses


def _somewhere(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    if not is_somewhere(chosen):
        return []
    part = AssetFilter(buurt=chosen.buurt, wijk=chosen.wijk, group=chosen.group, stopped=True)
    return [~moved(), *wanted(part)]


def is_somewhere(chosen: AssetFilter) -> bool:
    """Whether a part of the municipality is chosen: what lies elsewhere now is left out then."""
    return bool(chosen.buurt or chosen.wijk or chosen.group)


def moved() -> ColumnElement[bool]:
    """Whether it had another point, or none, or has none now."""
    same = func.coalesce(
        then.location.bool_op("~=")(Asset.location),
        and_(then.location.is_(None), Asset.location.is_(None)),
    )
    return ~same


def kept_by(viewer: Viewer) -> ColumnElement[bool]:
    """Whether the record is of one of the visitor's teams today."""
    return PublishedAsset.keepers.overlap(list(viewer.team_ids)) if viewer.team_ids else false()


def checks_until(day: date) -> LateralFromClause:
    """`verified_on` and `due_on` of a record as of the day, by the intervals of today; for an outer join."""
    known = select(func.max(Verification.on).label("verified_on"), _due_on().label("due_on"))
    return known.where(*_checks(day)).lateral("checks")


def _due_on() -> ColumnElement[date]:
    chosen = settings()
    days = case({kind.value: chosen[f"review_{kind.value}"] for kind in Kind}, value=then.kind)
    return func.max(Verification.on + case((Verification.how == KnownFrom.SEEN, days), else_=days // 2))


def _checks(day: date) -> tuple[ColumnElement[bool], ...]:
    return Verification.asset_id == then.asset_id, Verification.on <= day, that_counts()


def _freshness_on(day: date) -> ColumnElement[str]:
    """As `freshness_then`, for a clause."""
    due_on = _due_on()
    by_checks = case(
        (due_on.is_(None), "unseen"), (due_on < day, "due"), (due_on <= day + SOON, "soon"), else_="fresh"
    )
    known = select(by_checks).where(*_checks(day)).correlate(then).scalar_subquery()
    return case((then.status.in_((Status.DORMANT, Status.STOPPED)), "resting"), else_=known)


def freshness_then(row: Any, day: date) -> str:
    """One of FRESHNESS as of the day, for a row with `status` and `due_on`."""
    if row.status in {Status.DORMANT, Status.STOPPED}:
        return "resting"
    if row.due_on is None:
        return "unseen"
    if row.due_on < day:
        return "due"
    return "soon" if row.due_on <= day + SOON else "fresh"


def buurt_then(row: Any) -> int | None:
    """Id of the buurt for a row with `moved`, `keeps`, `location` and `buurt_id`; None for no place."""
    if not row.moved:
        return row.buurt_id  # type: ignore[no-any-return]
    return buurt_index().locate_one(row.location) if row.keeps and row.location is not None else None
