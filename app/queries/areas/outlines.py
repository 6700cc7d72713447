"""The outlines of all areas of a level as one GeoJSON document, put together once per load."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

import orjson
from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.areas import Area, AreaLevel
from app.queries.areas.vintages import LoadedVintage, current_vintage


@dataclass(frozen=True, slots=True)
class OutlineDocument:
    """GeoJSON (WGS84) as it goes over the wire, plain and gzipped, with a strong `etag` (without quotes)."""

    json: bytes
    gzipped: bytes
    etag: str


def outlines(level: AreaLevel) -> OutlineDocument:
    """A FeatureCollection of the current areas of a level, in the order of their codes.

    Each feature has its code as id and the properties code, name, level, parent (code or null), lon, lat (of
    its label), inhabitants (null when unknown); the collection says year, kind and source of the vintage.
    Made once per load and level, and kept in memory.
    """
    vintage = current_vintage()
    return NOTHING if vintage is None else _build(vintage.key, level, vintage=vintage)


def outlines_of(vintage: LoadedVintage, level: AreaLevel) -> OutlineDocument:
    """The same for other boundaries than today's."""
    return _build(vintage.key, level, vintage=vintage)


def _document(json: bytes) -> OutlineDocument:
    return OutlineDocument(
        json=json,
        gzipped=gzip.compress(json, compresslevel=6, mtime=0),
        etag=hashlib.sha256(json).hexdigest()[:32],
    )


@lru_cache(maxsize=6)
def _build(_key: Hashable, level: AreaLevel, *, vintage: LoadedVintage) -> OutlineDocument:
    parent = aliased(Area)
    rows = database.session.execute(
        select(
            Area.code,
            Area.name,
            parent.code.label("parent"),
            Area.label_lon,
            Area.label_lat,
            Area.inhabitants,
            Area.outline,
        )
        .outerjoin(parent, parent.id == Area.parent_id)
        .where(Area.vintage_id == vintage.id, Area.level == level)
        .order_by(Area.code)
    )
    features = [
        {
            "type": "Feature",
            "id": row.code,
            "properties": {
                "code": row.code,
                "name": row.name,
                "level": level,
                "parent": row.parent,
                "lon": row.label_lon,
                "lat": row.label_lat,
                "inhabitants": row.inhabitants,
            },
            "geometry": orjson.Fragment(row.outline),
        }
        for row in rows
    ]
    about = {"year": vintage.year, "kind": vintage.kind, "attribution": vintage.credit}
    return _document(orjson.dumps({"type": "FeatureCollection", "vintage": about, "features": features}))


NOTHING = _document(orjson.dumps({"type": "FeatureCollection", "vintage": None, "features": []}))
