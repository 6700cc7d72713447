"""What a list says anew of a record that a colleague changed here: a suggestion to the team that keeps it.

Only what the list changed itself since it was last taken over. That the list still says what a team has
changed on purpose is no news, and what was answered before is not asked again.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import BigInteger, RowMapping, any_, insert, literal, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY

from app import clock
from app.database import database
from app.models.record import SuggestedField, Suggestion
from app.policy import Viewer

Ids = ARRAY(BigInteger)
"""One parameter however many they are: a statement takes 65,535."""
PLAIN = ("name", "kind", "themes", "summary", "website", "tags", "audiences")
PLACE = ("place_note", "whole_municipality")
SAME_WITHIN = 1
"""Metres that a place may differ and be the same: another format writes it with other decimals."""

ROWS = text(
    f"""
    select a.id, base.version, base.record as base, present.record as present,
        {", ".join(f"r.{name}" for name in PLAIN)}, r.location[0] as rd_x, r.location[1] as rd_y,
        r.place_note, r.place_uncertain, r.whole_municipality, r.area_ids
    from import_rows r
        join assets a on a.source_id = :source and a.external_id = r.external_id
        join asset_versions present on present.asset_id = a.id and present.valid_until is null
        join lateral (
            select version, record from asset_versions
            where asset_id = a.id and act = 'imported' order by version desc limit 1
        ) base on true
    where a.id = any(cast(:ids as bigint[]))
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the list changed of one record since version `base_version`: per field the value, as JSON."""

    asset_id: int
    base_version: int
    fields: Mapping[str, Any]


def news_of(source_id: int, asset_ids: Sequence[int]) -> tuple[News, ...]:
    """What is new for each of these records, which colleagues changed."""
    if not asset_ids:
        return ()
    rows = database.session.execute(ROWS, {"source": source_id, "ids": list(asset_ids)}).mappings().all()
    answered = answered_of_lists(asset_ids)
    return tuple(
        News(asset_id=row["id"], base_version=row["version"], fields=dict(_changes(row, answered[row["id"]])))
        for row in rows
    )


def suggest_news(news: Sequence[News], *, run_id: int, viewer: Viewer) -> None:
    """Make suggestions of what is new, in the place of those of earlier readings that are still open."""
    open_ones = _open([one.asset_id for one in news])
    other = [one for one in news if open_ones[one.asset_id] != one.fields]
    _take_back([one.asset_id for one in other])
    made = [one for one in other if one.fields]
    if made:
        _make(made, run_id=run_id, viewer=viewer)


def _take_back(asset_ids: Sequence[int]) -> None:
    database.session.execute(
        update(Suggestion)
        .where(
            Suggestion.asset_id == any_(literal(list(asset_ids), Ids)),
            Suggestion.run_id.is_not(None),
            Suggestion.closed_at.is_(None),
        )
        .values(closed_at=clock.now(), withdrawn=True)
    )


def _make(news: Sequence[News], *, run_id: int, viewer: Viewer) -> None:
    same = {"run_id": run_id, "at": clock.now(), "by_user": viewer.user_id, "by_team": viewer.team_id}
    made = database.session.scalars(
        insert(Suggestion).returning(Suggestion.id, sort_by_parameter_order=True),
        [
            {"client_key": uuid4(), "asset_id": one.asset_id, "base_version": one.base_version, **same}
            for one in news
        ],
    ).all()
    database.session.execute(
        insert(SuggestedField),
        [
            {"suggestion_id": suggestion_id, "field": name, "value": value}
            for suggestion_id, one in zip(made, news, strict=True)
            for name, value in one.fields.items()
        ],
    )


def _changes(row: RowMapping, answered: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    base, present = row["base"], row["present"]
    for name in PLAIN:
        value = row[name]
        if value not in (base[name], present[name]) and (name, value) not in answered:
            yield name, value
    place = {
        "location": None if row["rd_x"] is None else [row["rd_x"], row["rd_y"]],
        "place_note": row["place_note"],
        "whole_municipality": row["whole_municipality"],
    }
    if row["area_ids"] or base["where"]["service_area"]:
        place["service_area"] = sorted(row["area_ids"])
    if not any(_lies(place, known["where"]) for known in (base, present)):
        where = {**present["where"], **place, "place_uncertain": row["place_uncertain"], "meets_at": None}
        if ("where", where) not in answered:
            yield "where", where


def _lies(place: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    here, there = place["location"], where["location"]
    near = math.dist(here, there) < SAME_WITHIN if here and there else here == there
    return near and all(place[name] == where[name] for name in (*PLACE, "service_area") if name in place)


def answered_of_lists(asset_ids: Sequence[int]) -> dict[int, list[tuple[str, Any]]]:
    """Per record the fields and values of lists that a team answered."""
    found = defaultdict(list)
    for asset_id, field, value in _suggested(asset_ids, SuggestedField.accepted.is_not(None)):
        found[asset_id].append((field, value))
    return found


def _open(asset_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Per record what lists suggested and nobody answered yet."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    waiting = SuggestedField.accepted.is_(None) & Suggestion.closed_at.is_(None)
    for asset_id, field, value in _suggested(asset_ids, waiting):
        found[asset_id][field] = value
    return found


def _suggested(asset_ids: Sequence[int], which: Any) -> Iterator[tuple[int, str, Any]]:
    found = database.session.execute(
        select(Suggestion.asset_id, SuggestedField.field, SuggestedField.value)
        .join(SuggestedField, SuggestedField.suggestion_id == Suggestion.id)
        .where(
            Suggestion.asset_id == any_(literal(list(asset_ids), Ids)), Suggestion.run_id.is_not(None), which
        )
    )
    return ((asset_id, field, value) for asset_id, field, value in found)
