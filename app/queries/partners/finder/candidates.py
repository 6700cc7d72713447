"""Records that may fit: those within the limits, by index from several sides, with what scoring asks of them.

Only published rows are read, so a record is found by nothing but what its visitor is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Select, case, cast, false, func, literal, or_, select, true, union
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.record import Cost, Kind, LedBy, Openness, PublishedAsset, Status
from app.policy import Viewer, visible_rows
from app.queries.partners.finder.asking.wanted import Door, Wanted
from app.queries.partners.finder.asking.word_file import WordFile
from app.queries.partners.finder.places import Surroundings
from app.queries.record.filters import freshness
from app.queries.record.search.capping import among
from app.queries.record.search.words import alternatives, folded

MOST_NEAR = 400
MOST_BY_WORDS = 250
GOING_OR_STILL = (Status.ACTIVE, Status.STARTING, Status.DORMANT)
SIGN = "|"
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record as the visitor is shown it.

    `says`: of the wanted subjects and words those that it speaks of itself; `named`: those in its name.
    `says_unwanted`: it speaks of something that is not wanted. `distance`: metres to where it is looked for,
    0 within or when it is there for that area, None without a place. `everywhere`: for the whole gemeente.
    """

    id: int
    name_key: str
    kind: Kind
    status: Status
    led_by: LedBy | None
    themes: frozenset[str]
    audiences: frozenset[str]
    offers: frozenset[str]
    needs: frozenset[str]
    languages: frozenset[str]
    cost: Cost | None
    step_free: bool | None
    toilet: bool | None
    quiet: bool | None
    openness: Openness | None
    capacity: int | None
    day_parts: frozenset[str]
    freshness: str
    says: frozenset[str]
    named: frozenset[str]
    says_unwanted: bool
    distance: float | None
    everywhere: bool


PLAIN = (
    "name_key", "kind", "status", "led_by", "cost", "step_free", "toilet", "quiet", "openness", "capacity",
)  # fmt: skip
LISTS = ("themes", "audiences", "offers", "needs", "languages", "day_parts")


def candidates(wanted: Wanted, where: Surroundings | None, viewer: Viewer, file: WordFile) -> list[Candidate]:
    """At most some two thousand, in no order; the nearest, and what speaks of it, when there are more."""
    looked_for = {name: query_of(name, file) for name in (*wanted.subjects, *wanted.words)}
    not_wanted = [query_of(name, file) for name in wanted.unwanted]
    themes = sorted({*wanted.themes, *file.themes_of(wanted.subjects)})
    sides = _sides(wanted, themes, where, viewer, looked_for)
    ids = list(database.session.scalars(union(*sides)))
    rows = database.session.execute(_facts(ids, looked_for, not_wanted, where, viewer)).all()
    measured = where.distances([row.location for row in rows]) if where else [None] * len(rows)
    found = []
    for row, metres in zip(rows, measured, strict=True):
        distance = 0.0 if row.covers else None if metres is None or np.isnan(metres) else float(metres)
        is_there = distance is not None and where is not None and distance <= where.limit
        if where is None or is_there or row.whole_municipality:
            found.append(_candidate(row, distance))
    return found


def limits(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The few hard limits; what is not known stays, and ranks lower. What lies still is told apart."""
    row = PublishedAsset
    clauses: list[ColumnElement[bool]] = [
        row.status.in_(GOING_OR_STILL),
        func.coalesce(row.openness != Openness.MEMBERS, true()),
    ]
    if wanted.free:
        clauses.append(func.coalesce(row.cost == Cost.FREE, true()))
    if wanted.step_free:
        clauses.append(func.coalesce(row.step_free, true()))
    return clauses


def query_of(name: str, file: WordFile) -> ColumnElement[Any]:
    """A text search for any of the words of a subject, or for a word of the question, by their stems."""
    known = file.subjects.get(name)
    words = [word for word in known.words if " " not in word] if known else alternatives(folded(name))
    return cast(func.stems_query(" ".join(words)), TSQUERY)


def _sides(
    wanted: Wanted,
    themes: list[str],
    where: Surroundings | None,
    viewer: Viewer,
    looked_for: Mapping[str, ColumnElement[Any]],
) -> list[Select[int]]:
    """Selections of ids, each by another index.

    COALESCE hides from the planner what it thinks too much or too little of: who may see a row (it hopes to
    meet a hit soon among all), and the box (it expects a few rows in a box that holds half of a city).
    """
    row = PublishedAsset
    ids = select(row.asset_id).where(func.coalesce(visible_rows(viewer), false()), *limits(wanted))
    about = [row.text_search.bool_op("@@")(query) for query in looked_for.values()]
    about += [row.themes.overlap(themes)] if themes else []
    if where is not None:
        there = func.coalesce(
            or_(row.location.within(where.box), row.whole_municipality, _covers(where)), false()
        )
        sides = [ids.where(clause, there).limit(MOST_BY_WORDS) for clause in about]
        sides.append(ids.order_by(row.location.distance(where.middle)).limit(MOST_NEAR))
        sides.append(ids.where(_covers(where)).limit(MOST_NEAR))
    else:
        exchange = row.needs if wanted.door is Door.GIVE else row.offers
        about += [row.audiences.overlap(list(wanted.audiences))] if wanted.audiences else []
        about += [exchange.overlap(list(wanted.offers))] if wanted.offers else []
        sides = [ids.where(clause).limit(MOST_BY_WORDS) for clause in about] or [ids.limit(MOST_NEAR)]
    return [select(side.subquery()) for side in sides]


def _covers(where: Surroundings | None) -> ColumnElement[bool]:
    """Rows that lie in or are there for one of the areas."""
    if where is None or not where.area_ids:
        return false()
    lies_there: ColumnElement[bool] = PublishedAsset.area_ids.overlap(list(where.area_ids))
    return lies_there


def _facts(
    ids: Sequence[int],
    looked_for: Mapping[str, ColumnElement[Any]],
    not_wanted: Sequence[ColumnElement[Any]],
    where: Surroundings | None,
    viewer: Viewer,
) -> Select[Any]:
    """Lists come as text: a driver takes a hundred times as long for arrays."""
    row = PublishedAsset
    unwanted = or_(false(), *(row.own_search.bool_op("@@")(query) for query in not_wanted))
    return select(
        row.asset_id,
        *(getattr(row, name) for name in PLAIN),
        *(func.array_to_string(getattr(row, name), SIGN).label(name) for name in LISTS),
        row.location,
        row.whole_municipality,
        freshness().label("freshness"),
        _covers(where).label("covers"),
        unwanted.label("says_unwanted"),
        _those(row.own_search, looked_for).label("says"),
        _those(row.name_search, looked_for).label("named"),
    ).where(*among(ids, viewer))


def _those(text: Any, looked_for: Mapping[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    """The names of the queries that a text answers, as one text with a sign in front of each."""
    found = [case((text.bool_op("@@")(query), literal(name))) for name, query in looked_for.items()]
    return func.concat_ws(SIGN, "", *found)


def _candidate(row: Any, distance: float | None) -> Candidate:
    fields = row._mapping  # noqa: SLF001 (SQLAlchemy's own way to read a row by name)
    lists: dict[str, Any] = {name: _listed(fields[name]) for name in (*LISTS, "says", "named")}
    return Candidate(
        id=row.asset_id,
        freshness=row.freshness,
        says_unwanted=row.says_unwanted,
        distance=distance,
        everywhere=row.whole_municipality and not row.covers,
        **{name: fields[name] for name in PLAIN},
        **lists,
    )


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.strip(SIGN).split(SIGN)) if text else NOTHING
