"""C9: for whom what is there is, and in which languages; who lives there stands beside it (`composition`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ARRAY, Text, cast, func, literal, select, union_all

from app import clock
from app.clock import end_of
from app.database import database
from app.models.record import AssetVersion, PublishedAsset
from app.policy import Viewer, visible_rows
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import Who, pairs_of
from app.queries.coverage.standing import rows_on
from app.queries.record.filters import AssetFilter


def who(chosen: AssetFilter, viewer: Viewer, within: Division, day: date | None = None) -> dict[int, Who]:
    """For whom what is fresh in each part is, by its id, in one statement; parts without are left out."""
    pairs = pairs_of(rows_on(day, chosen, viewer), within)
    said = _said(day, viewer).subquery()
    known = (
        select(pairs.c.region_id, said.c.audiences, said.c.languages)
        .join(said, said.c.asset_id == pairs.c.asset_id)
        .where(pairs.c.is_fresh)
        .cte("known")
    )
    nobody = func.cardinality(known.c.audiences) == 0
    each = union_all(
        select(
            known.c.region_id,
            literal("audiences").label("what"),
            func.unnest(known.c.audiences).label("code"),
        ),
        select(known.c.region_id, literal("languages"), func.unnest(known.c.languages)),
        select(known.c.region_id, literal("anybody"), literal("")).where(nobody),
    ).subquery()
    number = func.count()
    counted = (
        select(each.c.region_id, each.c.what, each.c.code, number)
        .group_by(each.c.region_id, each.c.what, each.c.code)
        .order_by(number.desc(), each.c.code)
    )
    found: dict[int, dict[str, dict[str, int]]] = {}
    for region, what, code, count in database.session.execute(counted):
        found.setdefault(region, {}).setdefault(what, {})[code] = count
    return {
        region: Who(
            audiences=some.get("audiences", {}),
            languages=some.get("languages", {}),
            anybody=some.get("anybody", {}).get("", 0),
        )
        for region, some in found.items()
    }


def _said(day: date | None, viewer: Viewer) -> Any:
    """What each record says of for whom it is, now or at the end of a day."""
    if day is None or day == clock.today():
        row = PublishedAsset
        return select(row.asset_id, row.audiences, row.languages).where(visible_rows(viewer))
    version, end = AssetVersion, end_of(day)
    return select(
        version.asset_id,
        _texts(version.record["audiences"]).label("audiences"),
        _texts(version.record["languages"]).label("languages"),
    ).where(version.valid_from < end, version.ends_at >= end)


def _texts(array: Any) -> Any:
    listed = select(func.jsonb_array_elements_text(array).column_valued()).scalar_subquery()
    return cast(func.array(listed), ARRAY(Text))
