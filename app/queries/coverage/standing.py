"""The records that a count is about: those of now, or those that stood there at the end of a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY

from app import clock
from app.exceptions import Invalid
from app.models.record import PublishedAsset, Status, Strength, Verification
from app.policy import Viewer
from app.queries.record.filtering.counting import shown_parts
from app.queries.record.filters import SOON, AssetFilter, wanted
from app.queries.record.search.finding import found_by
from app.queries.record.then.standing import at_once, checks_until, moved, standing, then, unanswered

LATELY = timedelta(days=90)
"""For how long looking counts as search effort."""
BITS = {strength.value: 1 << place for place, strength in enumerate(Strength)}


def rows_on(day: date | None, chosen: AssetFilter, viewer: Viewer, *, with_checks: bool = False) -> CTE:
    """The active records of now (None) or of a day: id, themes, areas, `is_fresh`, `is_soon`, `checks`.

    `checks` is how often somebody looked at each lately, nought unless asked for.
    `strength_bit` is a power of two per group, to count how many there are without sorting. A past day is
    read under the rules of today; what moved since lies nowhere, because its older place is for its keepers.
    Raises Invalid for a choice that can't be answered for another day.
    """
    today = clock.today()
    if day is None or day == today:
        rows = _now(chosen, viewer, today)
        return _with_checks(rows, today) if with_checks else _without_checks(rows)
    found = checks_until(day)
    themes = func.array(
        select(func.jsonb_array_elements_text(then.record["themes"]).column_valued()).scalar_subquery()
    )
    strength = then.record["strength"].as_string()
    about = (
        then.asset_id,
        cast(themes, ARRAY(Text)).label("themes"),
        PublishedAsset.area_ids,
        *_said(strength, found.c.due_on, day),
    )
    rows = at_once(select(*about)).outerjoin(found, true())
    rows = rows.where(*stood(day, chosen, viewer))
    return _with_checks(rows, day) if with_checks else _without_checks(rows)


def stood(day: date, chosen: AssetFilter, viewer: Viewer) -> list[Any]:
    """WHERE clauses over the versions (`at_once`): active at the end of a day, and where it lies today.

    Raises Invalid for a choice that can't be answered for another day.
    """
    if not unanswered(chosen).is_empty:
        raise Invalid({"day": "Voor een andere dag kunnen we deze keuze niet tellen. Kies vandaag."})
    return [*standing(day, chosen, viewer), then.status == Status.ACTIVE, ~moved()]


def rows_now(chosen: AssetFilter, viewer: Viewer, *more: Any) -> CTE:
    """The same of now, with other columns of the published rows beside them."""
    return _now(chosen, viewer, clock.today(), *more).cte("rows")


def _now(chosen: AssetFilter, viewer: Viewer, today: date, *more: Any) -> Select[*tuple[Any, ...]]:
    """In parts that each have an index of their own."""
    row = PublishedAsset
    about = (row.asset_id, row.themes, row.area_ids, *_said(row.strength, row.due_on, today), *more)
    fits = (*found_by(chosen.q, viewer), *wanted(chosen), row.status == Status.ACTIVE)
    parts = [select(*about).where(part, *fits, size) for part, size in shown_parts(viewer)]
    every = union_all(*parts).subquery()
    return select(*every.c)


def _said(strength: Any, due_on: Any, day: date) -> tuple[ColumnElement[Any], ...]:
    return (
        func.coalesce(due_on >= day, False).label("is_fresh"),
        func.coalesce(and_(due_on >= day, due_on <= day + SOON), False).label("is_soon"),
        case(BITS, value=strength).label("strength_bit"),
    )


def _without_checks(rows: Any) -> CTE:
    return rows.add_columns(literal_column("0").label("checks")).cte("rows")  # type: ignore[no-any-return]


def _with_checks(rows: Any, day: date) -> CTE:
    """With how often somebody looked at each, lately."""
    looked = (
        select(Verification.asset_id, func.count().label("checks"))
        .where(Verification.withdrawn_at.is_(None), Verification.on > day - LATELY, Verification.on <= day)
        .group_by(Verification.asset_id)
        .subquery()
    )
    known = rows.subquery()
    return (
        select(known, func.coalesce(looked.c.checks, 0).label("checks"))
        .outerjoin(looked, looked.c.asset_id == known.c.asset_id)
        .cte("rows")
    )
