"""Records that may fit: those within the limits, by index from several sides, with what scoring asks of them.

Only published rows are read, so a record is found by nothing but what its visitor is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Select, Text, case, cast, false, func, literal, or_, select, true, union
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, array
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.record import Cost, Kind, LedBy, Openness, PublishedAsset, Status
from app.policy import Viewer, visible_rows
from app.queries.partners.finder.asking.wanted import Door, Wanted
from app.queries.partners.finder.asking.word_file import WordFile
from app.queries.partners.finder.places import Surroundings
from app.queries.record.filters import freshness
from app.queries.record.search.words import alternatives, folded

MOST_NEAR = 1200
MOST_BY_WORDS = 500
ASLEEP = 3
GOING = (Status.ACTIVE, Status.STARTING)


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
    """At most some two thousand; the nearest, and what speaks of it, when there are more."""
    looked_for = {name: query_of(name, file) for name in (*wanted.subjects, *wanted.words)}
    not_wanted = [query_of(name, file) for name in wanted.unwanted]
    themes = _themes(wanted, file)
    chosen = union(*_sides(wanted, themes, where, viewer, list(looked_for.values()))).subquery()
    rows = database.session.execute(_facts(chosen, looked_for, not_wanted, where, viewer)).all()
    measured = where.distances([row.location for row in rows]) if where else [None] * len(rows)
    found = []
    for row, metres in zip(rows, measured, strict=True):
        distance = 0.0 if row.covers else None if metres is None or np.isnan(metres) else float(metres)
        is_there = distance is not None and where is not None and distance <= where.limit
        if where is None or is_there or row.whole_municipality:
            found.append(_candidate(row, distance))
    return found


def limits(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The few hard limits; what is not known stays, and ranks lower.

    What lies still counts when a later day or month is asked: by then it may be there again.
    """
    row = PublishedAsset
    going = (*GOING, Status.DORMANT) if wanted.months or wanted.on else GOING
    clauses: list[ColumnElement[bool]] = [
        row.status.in_(going),
        func.coalesce(row.openness != Openness.MEMBERS, true()),
    ]
    if wanted.free:
        clauses.append(func.coalesce(row.cost == Cost.FREE, true()))
    if wanted.step_free:
        clauses.append(func.coalesce(row.step_free, true()))
    return clauses


def asleep(
    wanted: Wanted, where: Surroundings | None, viewer: Viewer, file: WordFile
) -> tuple[tuple[int, str], ...]:
    """Id and name of a few that fit by subject or theme and lie still, by name."""
    row = PublishedAsset
    themes = _themes(wanted, file)
    about = [row.themes.overlap(themes)] if themes else []
    about += [
        row.own_search.bool_op("@@")(query_of(name, file)) for name in (*wanted.subjects, *wanted.words)
    ]
    if not about:
        return ()
    chosen = [func.coalesce(visible_rows(viewer), false()), row.status == Status.DORMANT, or_(*about)]
    rows = select(row.asset_id, row.name).where(*chosen, *_there(where)).order_by(row.name_key).limit(ASLEEP)
    return tuple((id_, name) for id_, name in database.session.execute(rows))


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
    queries: Sequence[ColumnElement[Any]],
) -> list[Select[int]]:
    """Selections of ids, each by another index."""
    row = PublishedAsset
    # COALESCE hides the rule from the planner, which else hopes to meet a hit soon among all visible rows.
    ids = select(row.asset_id).where(func.coalesce(visible_rows(viewer), false()), *limits(wanted))
    about = [row.text_search.bool_op("@@")(query) for query in queries]
    about += [row.themes.overlap(themes)] if themes else []
    there = _there(where)
    sides = [ids.where(clause, *there).limit(MOST_BY_WORDS) for clause in about]
    if where is not None:
        near = ids.where(row.location.within(where.box)).order_by(row.location.distance(where.middle))
        sides.append(near.limit(MOST_NEAR))
        if where.area_ids:
            sides.append(ids.where(row.area_ids.overlap(list(where.area_ids))).limit(MOST_NEAR))
    else:
        exchange = row.needs if wanted.door is Door.GIVE else row.offers
        for column, values in ((row.audiences, wanted.audiences), (exchange, wanted.offers)):
            if values:
                sides.append(ids.where(column.overlap(list(values))).limit(MOST_BY_WORDS))
    return [select(side.subquery()) for side in sides] or [ids.limit(MOST_NEAR)]


def _themes(wanted: Wanted, file: WordFile) -> list[str]:
    return sorted({*wanted.themes, *file.themes_of(wanted.subjects)})


def _there(where: Surroundings | None) -> list[ColumnElement[bool]]:
    if where is None:
        return []
    row = PublishedAsset
    covers = [row.area_ids.overlap(list(where.area_ids))] if where.area_ids else []
    return [or_(row.location.within(where.box), row.whole_municipality, *covers)]


def _facts(
    chosen: Any,
    looked_for: Mapping[str, ColumnElement[Any]],
    not_wanted: Sequence[ColumnElement[Any]],
    where: Surroundings | None,
    viewer: Viewer,
) -> Select[Any]:
    row = PublishedAsset
    unwanted = or_(false(), *(row.own_search.bool_op("@@")(query) for query in not_wanted))
    covers = row.area_ids.overlap(list(where.area_ids)) if where and where.area_ids else false()
    return (
        select(
            row.asset_id,
            *(getattr(row, name) for name in (*PLAIN, *LISTS)),
            row.location,
            row.whole_municipality,
            freshness().label("freshness"),
            covers.label("covers"),
            unwanted.label("says_unwanted"),
            _those(row.own_search, looked_for).label("says"),
            _those(row.name_search, looked_for).label("named"),
        )
        .where(row.asset_id.in_(select(chosen.c[0])), func.coalesce(visible_rows(viewer), false()))
        .order_by(row.asset_id)
    )


def _those(text: Any, looked_for: Mapping[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    """The names of the queries that a text answers, as an array."""
    found = [case((text.bool_op("@@")(query), literal(name))) for name, query in looked_for.items()]
    return func.array_remove(cast(array(found), ARRAY(Text)), None)


def _candidate(row: Any, distance: float | None) -> Candidate:
    fields = row._mapping  # noqa: SLF001 (SQLAlchemy's own way to read a row by name)
    lists: dict[str, Any] = {name: frozenset(fields[name]) for name in LISTS}
    return Candidate(
        id=row.asset_id,
        freshness=row.freshness,
        says=frozenset(row.says),
        named=frozenset(row.named),
        says_unwanted=row.says_unwanted,
        distance=distance,
        everywhere=row.whole_municipality and not row.covers,
        **{name: fields[name] for name in PLAIN},
        **lists,
    )
