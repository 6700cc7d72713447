"""One filter for map, list and API: the same query parameters everywhere, unknown ones refused.

q=taal  kind=place&kind=network  theme=eten-en-koken  audience=ouderen  buurt=BU00140105
wijk=WK001401  group=7  team=3  led_by=residents  strength=groups  offers=space  needs=hands
day_part=evening  cost=free  openness=walk_in  access=step_free  language=ti  status=idea
freshness=due  source=osm_horeca
recorded_from=2026-01-01  recorded_until=2026-03-31 (put on the map from and up to and including a day)
training=yes  module=4  session=12  stopped=yes  bbox=6.5,53.2,6.6,53.3 (west, south, east, north in WGS84)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from urllib.parse import urlencode

import numpy as np
from sqlalchemy import and_, case, false, func, literal_column, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app import clock
from app.database import database
from app.models.imports import Source
from app.models.record import PublishedAsset, Status
from app.policy import Viewer, visible_rows
from app.queries.areas.codes import group_buurten, ids_of
from app.queries.record.search.finding import found_by
from geodata.crs import to_rd

SOON = timedelta(days=30)
WANTING = ("due", "unseen")
FRESHNESS = ("fresh", "soon", "due", "unseen", "resting")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFilter:
    """What a visitor wants to see. Empty means everything that is not stopped."""

    q: str = ""
    kind: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    buurt: tuple[str, ...] = ()
    wijk: tuple[str, ...] = ()
    team: int | None = None
    led_by: tuple[str, ...] = ()
    strength: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    day_part: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    openness: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    group: int | None = None
    freshness: tuple[str, ...] = ()
    source: str = ""
    recorded_from: date | None = None
    recorded_until: date | None = None
    training: bool = False
    module: int | None = None
    session: int | None = None
    stopped: bool = False
    bbox: tuple[float, float, float, float] | None = None

    def without(self, *names: str) -> AssetFilter:
        """The same filter with some choices taken back."""
        empty = AssetFilter()
        return replace(self, **{name: getattr(empty, name) for name in names})

    def parameters(self) -> list[tuple[str, str]]:
        """The filter as query parameters, in a fixed order; parses back to an equal filter."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "bbox" and value:
                pairs.append(("bbox", ",".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in value)))
            elif value is True:
                pairs.append((field.name, "yes"))
            elif isinstance(value, tuple):
                pairs.extend((field.name, str(item)) for item in value)
            elif value:
                pairs.append((field.name, str(value)))
        return pairs

    def query_string(self, **more: object) -> str:
        """The filter as the part of an address behind the question mark."""
        extra = [(name, str(value)) for name, value in more.items() if value not in {None, ""}]
        return urlencode(self.parameters() + extra)

    @property
    def uses_more(self) -> bool:
        """Whether something is chosen that stands under "Meer"."""
        usual = ("bbox", "q", "kind", "theme", "audience", "buurt", "wijk", "day_part", "source")
        return self.without(*usual) != AssetFilter()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen (a box on the map is not a choice)."""
        return self.without("bbox") == AssetFilter()


def count_published(*where: ColumnElement[bool]) -> int:
    """How many published rows fit; the clauses say whose rows."""
    return database.session.scalar(select(func.count()).select_from(PublishedAsset).where(*where)) or 0


def conditions(chosen: AssetFilter, viewer: Viewer) -> list[ColumnElement[bool]]:
    """WHERE clauses over published rows: what the visitor may see and wants to see."""
    visible: ColumnElement[bool] = visible_rows(viewer)
    if chosen.q:
        # Not by an index: that of the words is better than to read who may see each of all the rows.
        visible = func.coalesce(visible, false())
    return [
        visible,
        *found_by(chosen.q, viewer),
        *wanted(chosen),
    ]


def wanted(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    """WHERE clauses for all choices but the words that are searched, whoever is looking."""
    return [
        *_about(chosen),
        *_somewhere(chosen),
        *_training(chosen),
        *recorded_between(chosen),
        _standing(chosen),
    ]


def _about(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    row = PublishedAsset
    clauses: list[ColumnElement[bool]] = []
    for column, values in (
        (row.kind, chosen.kind),
        (row.led_by, chosen.led_by),
        (row.strength, chosen.strength),
        (row.cost, chosen.cost),
        (row.openness, chosen.openness),
    ):
        if values:
            clauses.append(column.in_(values))
    for lists, values in (
        (row.themes, chosen.theme),
        (row.audiences, chosen.audience),
        (row.offers, chosen.offers),
        (row.needs, chosen.needs),
        (row.day_parts, chosen.day_part),
        (row.languages, chosen.language),
    ):
        if values:
            clauses.append(lists.overlap(list(values)))
    # Somebody in a wheelchair who also needs quiet wants both: what is asked of a place adds up.
    clauses += [getattr(row, name).is_(True) for name in chosen.access]
    if chosen.source:
        clauses.append(row.source_id.in_(select(Source.id).where(Source.name == chosen.source)))
    return clauses


def _somewhere(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    row = PublishedAsset
    clauses: list[ColumnElement[bool]] = []
    if chosen.buurt or chosen.wijk:
        clauses.append(row.area_ids.overlap(_area_ids((*chosen.buurt, *chosen.wijk))))
    if chosen.group is not None:
        clauses.append(row.area_ids.overlap(func.array(group_buurten(chosen.group).scalar_subquery())))
    if chosen.team is not None:
        clauses.append(row.steward_id == chosen.team)
    if chosen.bbox is not None:
        clauses.append(row.location.within(rd_box(chosen.bbox)))
    return clauses


def recorded_between(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    """WHERE clauses: put on the map in the chosen period, both days included, by Dutch days.

    That is when we came to know it, not when it began: so it is the same on whatever day is looked at.
    """
    row = PublishedAsset
    clauses: list[ColumnElement[bool]] = []
    if chosen.recorded_from is not None:
        clauses.append(row.recorded_at >= clock.begin_of(chosen.recorded_from))
    if chosen.recorded_until is not None:
        clauses.append(row.recorded_at < clock.end_of(chosen.recorded_until))
    return clauses


def _training(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    row = PublishedAsset
    clauses = []
    if chosen.training:
        clauses.append(func.cardinality(row.session_ids) > 0)
    if chosen.module is not None:
        clauses.append(row.module_ids.contains([chosen.module]))
    if chosen.session is not None:
        clauses.append(row.session_ids.contains([chosen.session]))
    return clauses


def _standing(chosen: AssetFilter) -> ColumnElement[bool]:
    """Status and freshness as chosen; without a choice everything but what stopped."""
    row = PublishedAsset
    if chosen.status:
        by_status: ColumnElement[bool] = row.status.in_(chosen.status)
    else:
        by_status = (
            literal_column("true") if chosen.stopped or chosen.freshness else row.status != Status.STOPPED
        )
    if not chosen.freshness:
        return by_status
    return and_(by_status, freshness().in_(chosen.freshness), *_due(chosen.freshness))


def _due(wanted_states: Sequence[str]) -> list[ColumnElement[bool]]:
    """The same as the states say, in words for which there is an index: what wants a look."""
    if set(wanted_states) != set(WANTING):
        return []
    due_on = PublishedAsset.due_on
    return [or_(due_on.is_(None), due_on < clock.today())]


def freshness() -> ColumnElement[str]:
    """One of FRESHNESS for a published row, as of today: time alone changes it.

    What lies still rests until the day on which is asked whether it began again.
    """
    row = PublishedAsset
    today = clock.today()
    return case(
        (row.status == Status.STOPPED, "resting"),
        (and_(row.status == Status.DORMANT, or_(row.due_on.is_(None), row.due_on >= today)), "resting"),
        (row.due_on.is_(None), "unseen"),
        (row.due_on < today, "due"),
        (row.due_on <= today + SOON, "soon"),
        else_="fresh",
    )


def rd_box(bbox: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The RD box (min_x, min_y, max_x, max_y) around a WGS84 box, whose edges bend in RD."""
    west, south, east, north = bbox
    steps = np.linspace(0, 1, 5)
    lon = np.concatenate(
        [west + (east - west) * steps, west + (east - west) * steps, np.full(5, west), np.full(5, east)]
    )
    lat = np.concatenate(
        [
            np.full(5, south),
            np.full(5, north),
            south + (north - south) * steps,
            south + (north - south) * steps,
        ]
    )
    rd_x, rd_y = to_rd(lon, lat)
    return float(rd_x.min()), float(rd_y.min()), float(rd_x.max()), float(rd_y.max())


def _area_ids(codes: Sequence[str]) -> list[int]:
    """Read beforehand: of ids that it is told PostgreSQL knows how many records lie there, of a query not."""
    return list(ids_of(codes))
