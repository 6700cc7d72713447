"""Write the areas of one vintage: new ones are added, known ones keep their id."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

import orjson
import shapely
from sqlalchemy import delete, text
from sqlalchemy.dialects.postgresql import insert

from app.database import database
from app.models.areas import Area, AreaLevel, Vintage, VintageKind
from app.models.sorting import sort_key
from geodata.areas import AreaRecord, BoundarySet
from geodata.crs import to_wgs84
from geodata.outlines import outlines

DRAWING: Final = 1
"""To be raised when the way outlines are drawn changes: a reload then writes them again."""

LEVELS: Final = tuple(AreaLevel)

PARENTS = text(
    """
    update areas set parent_id = parent.id
    from unnest(cast(:codes as text[]), cast(:parents as text[])) as tie(code, parent_code), areas parent
    where areas.vintage_id = :vintage and areas.code = tie.code
        and parent.vintage_id = :vintage and parent.code = tie.parent_code
        and areas.parent_id is distinct from parent.id
    """
)
FORGET_PLACES = text(
    "update asset_places set buurt_id = case when buurt_id = any(:ids) then null else buurt_id end, "
    "cell_buurt_id = case when cell_buurt_id = any(:ids) then null else cell_buurt_id end "
    "where buurt_id = any(:ids) or cell_buurt_id = any(:ids)"
)
FORGET_PUBLISHED = text("delete from published where buurt_id = any(:ids)")
FORGET_LINKS = text("delete from area_links where from_id = any(:ids) or to_id = any(:ids)")


def digest_of(boundaries: BoundarySet) -> str:
    """SHA-256 over all that is stored of these areas: the same digest means nothing to write."""
    total = hashlib.sha256(orjson.dumps([DRAWING, boundaries.source]))
    for record in sorted(boundaries.areas, key=lambda area: area.code):
        total.update(shapely.to_wkb(record.boundary))
        total.update(
            orjson.dumps([record.code, record.level, record.name, record.parent_code, record.label_point])
        )
        total.update(orjson.dumps([record.hectares, record.inhabitants, record.households]))
        total.update(orjson.dumps(dict(record.figures), option=orjson.OPT_SORT_KEYS))
    return total.hexdigest()


def store_areas(boundaries: BoundarySet, *, vintage: Vintage) -> None:
    """Add or overwrite the areas of this vintage by code, then tie each to its parent."""
    drawn = _drawn(boundaries.areas)
    rows = [_row(record, vintage=vintage, outline=drawn[record.code]) for record in boundaries.areas]
    statement = insert(Area)
    overwrite: dict[str, Any] = {
        name: statement.excluded[name] for name in rows[0] if name not in {"vintage_id", "code", "figures"}
    }
    # Figures of another year may have been added since; what this source doesn't speak of stays.
    overwrite["figures"] = Area.figures.op("||")(statement.excluded.figures)
    database.session.execute(
        statement.on_conflict_do_update(index_elements=["vintage_id", "code"], set_=overwrite), rows
    )
    tied = [area for area in boundaries.areas if area.parent_code is not None]
    database.session.execute(
        PARENTS,
        {
            "vintage": vintage.id,
            "codes": [area.code for area in tied],
            "parents": [area.parent_code for area in tied],
        },
    )


def remove_areas(ids: Sequence[int]) -> None:
    """Remove areas that nothing but caches refers to; place and publish the records afterwards."""
    chosen = {"ids": list(ids)}
    for statement in (FORGET_PLACES, FORGET_PUBLISHED, FORGET_LINKS):
        database.session.execute(statement, chosen)
    database.session.execute(
        delete(Area).where(Area.id.in_(chosen["ids"])).execution_options(synchronize_session=False)
    )


def _drawn(areas: Sequence[AreaRecord]) -> dict[str, str]:
    """The GeoJSON geometry of each area, by code; each level is simplified as one coverage."""
    drawn: dict[str, str] = {}
    for level in LEVELS:
        of_level = [(area.code, area.boundary) for area in areas if area.level == level]
        if of_level:
            drawn |= {code: shape.decode() for code, shape in outlines(of_level).items()}
    return drawn


def _row(record: AreaRecord, *, vintage: Vintage, outline: str) -> dict[str, Any]:
    lon, lat = to_wgs84(*record.label_point)
    schematic = vintage.kind == VintageKind.SCHEMATIC
    return {
        "vintage_id": vintage.id,
        "code": record.code,
        "level": AreaLevel(record.level),
        "name": record.name,
        "name_key": sort_key(record.name),
        "boundary": shapely.to_wkb(record.boundary),
        "outline": outline,
        "label_point": record.label_point,
        "label_lon": round(lon, 6),
        "label_lat": round(lat, 6),
        "hectares": record.hectares,
        "inhabitants": None if schematic else record.inhabitants,
        "households": None if schematic else record.households,
        "figures": {} if schematic else _figures(record, vintage),
    }


def _figures(record: AreaRecord, vintage: Vintage) -> dict[str, Any]:
    """Each figure with the year it is about and where it comes from; None is unknown, never nought."""
    return {
        key: {"value": value, "year": vintage.year, "source": vintage.source}
        for key, value in record.figures.items()
    }
