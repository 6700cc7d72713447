"""One filter for map, list and API: the same query parameters everywhere, unknown ones refused.

q=taal  kind=place&kind=network  theme=eten-en-koken  audience=ouderen  buurt=BU00140105
wijk=WK001401  team=3  led_by=residents  freshness=due  source=osm_horeca
training=yes  module=4  session=12  stopped=yes  bbox=6.5,53.2,6.6,53.3 (west, south, east, north in WGS84)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import numpy as np
from sqlalchemy import case, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement
from werkzeug.datastructures import MultiDict

from app import clock
from app.exceptions import Invalid
from app.models.areas import Area, Vintage
from app.models.imports import Source
from app.models.record import Kind, LedBy, PublishedAsset, Status
from app.policy import Viewer, visible_rows
from app.queries.record.search.finding import found_by
from geodata.crs import to_rd

SOON = timedelta(days=30)
FRESHNESS = ("fresh", "soon", "due", "unseen", "resting")
RESTING = (Status.DORMANT, Status.STOPPED)
QUERY_LIMIT = 200


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
    freshness: tuple[str, ...] = ()
    source: str = ""
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
    def is_empty(self) -> bool:
        """Whether nothing was chosen (a box on the map is not a choice)."""
        return self.without("bbox") == AssetFilter()


def parse_filter(arguments: MultiDict[str, str], *, also: Iterable[str] = ()) -> AssetFilter:
    """A filter from query parameters.

    `also` names parameters that the caller reads itself. Raises Invalid for an unknown parameter or a
    value that can't be; empty values count as absent, so that a plain HTML form can send all its fields.
    """
    unknown = set(arguments) - set(PARSERS) - set(also)
    if unknown:
        name = min(unknown)
        raise Invalid({name: f"De keuze ‘{name}’ kennen we niet. Haal haar uit het adres van de pagina."})
    chosen: dict[str, Any] = {}
    for name, parse in PARSERS.items():
        values = [value for value in arguments.getlist(name) if value.strip()]
        if values:
            chosen[name] = parse(name, values)
    return AssetFilter(**chosen)


def conditions(chosen: AssetFilter, viewer: Viewer) -> list[ColumnElement[bool]]:
    """WHERE clauses over published rows: what the visitor may see and wants to see."""
    return [
        visible_rows(viewer),
        *found_by(chosen.q, viewer),
        *_about(chosen),
        *_somewhere(chosen),
        *_training(chosen),
        _standing(chosen),
    ]


def _about(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    row = PublishedAsset
    clauses: list[ColumnElement[bool]] = []
    for column, values in ((row.kind, chosen.kind), (row.led_by, chosen.led_by)):
        if values:
            clauses.append(column.in_(values))
    for lists, values in ((row.themes, chosen.theme), (row.audiences, chosen.audience)):
        if values:
            clauses.append(lists.overlap(list(values)))
    if chosen.source:
        clauses.append(row.source_id.in_(select(Source.id).where(Source.name == chosen.source)))
    return clauses


def _somewhere(chosen: AssetFilter) -> list[ColumnElement[bool]]:
    row = PublishedAsset
    clauses: list[ColumnElement[bool]] = []
    if chosen.buurt or chosen.wijk:
        clauses.append(row.area_ids.overlap(_area_ids((*chosen.buurt, *chosen.wijk))))
    if chosen.team is not None:
        clauses.append(row.steward_id == chosen.team)
    if chosen.bbox is not None:
        clauses.append(row.location.within(rd_box(chosen.bbox)))
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
    """Freshness as chosen; without a choice everything but what stopped."""
    row = PublishedAsset
    if chosen.freshness:
        return freshness().in_(chosen.freshness)
    return literal_column("true") if chosen.stopped else row.status != Status.STOPPED


def freshness() -> ColumnElement[str]:
    """One of FRESHNESS for a published row, as of today: time alone changes it."""
    row = PublishedAsset
    today = clock.today()
    return case(
        (row.status.in_(RESTING), "resting"),
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


def _area_ids(codes: Iterable[str]) -> ColumnElement[Any]:
    found = select(Area.id).join(Vintage).where(Vintage.is_current, Area.code.in_(list(codes)))
    return func.array(found.scalar_subquery())


Parser = Callable[[str, list[str]], Any]


def _choices(allowed: Iterable[str]) -> Parser:
    known = frozenset(allowed)

    def parse(name: str, values: list[str]) -> tuple[str, ...]:
        wrong = [value for value in values if value not in known]
        if wrong:
            raise Invalid({name: f"Bij ‘{name}’ kan dit niet: kies {', '.join(sorted(known))}."})
        return tuple(sorted(set(values)))

    return parse


def _codes(name: str, values: list[str]) -> tuple[str, ...]:
    if any(len(value) > 60 or not value.replace("-", "").replace("_", "").isalnum() for value in values):
        raise Invalid({name: f"Bij ‘{name}’ past alleen een code. Kies er een uit de lijst."})
    return tuple(sorted(set(values)))


def _one_code(name: str, values: list[str]) -> str:
    return _codes(name, values[-1:])[0]


def _number(name: str, values: list[str]) -> int:
    if not values[-1].isascii() or not values[-1].isdigit() or len(values[-1]) > 15:
        raise Invalid({name: f"Bij ‘{name}’ past alleen een nummer."})
    return int(values[-1])


def _yes(name: str, values: list[str]) -> bool:
    if values[-1] != "yes":
        raise Invalid({name: f"Bij ‘{name}’ past alleen ‘yes’."})
    return True


def _text(_name: str, values: list[str]) -> str:
    return " ".join(values[-1].replace("\x00", " ").split())[:QUERY_LIMIT]


def _box(name: str, values: list[str]) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in values[-1].split(","))
    except ValueError:
        raise Invalid({name: "Een bbox is vier getallen: west, zuid, oost, noord (in graden)."}) from None
    finite = all(math.isfinite(number) for number in (west, south, east, north))
    if not (finite and -180 <= west < east <= 180 and -89 <= south < north <= 89):
        raise Invalid({name: "Een bbox gaat van west naar oost en van zuid naar noord, in graden."})
    clipped = max(west, 2.0), max(south, 50.0), min(east, 8.5), min(north, 54.5)
    if clipped[0] >= clipped[2] or clipped[1] >= clipped[3]:
        raise Invalid({name: "Deze bbox ligt buiten Nederland."})
    return clipped


PARSERS: dict[str, Parser] = {
    "q": _text,
    "kind": _choices(kind.value for kind in Kind),
    "theme": _codes,
    "audience": _codes,
    "buurt": _codes,
    "wijk": _codes,
    "team": _number,
    "led_by": _choices(led_by.value for led_by in LedBy),
    "freshness": _choices(FRESHNESS),
    "source": _one_code,
    "training": _yes,
    "module": _number,
    "session": _number,
    "stopped": _yes,
    "bbox": _box,
}
