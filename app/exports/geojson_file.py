"""GeoJSON (RFC 7946): WGS84, one feature a record, without a geometry where no point may be given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from app.exports.about import INVENTED, About
from app.queries.record.exporting.rows import ExportRow


def write(rows: Iterator[ExportRow], target: BinaryIO, about: About) -> None:
    """Feature by feature."""
    head: dict[str, Any] = {"type": "FeatureCollection", "made": about.day, "filter": about.chosen}
    if about.is_demo:
        head["notice"] = INVENTED
    target.write(orjson.dumps(head)[:-1] + b',"features":[')
    for number, row in enumerate(rows):
        target.write((b",\n" if number else b"\n") + orjson.dumps(_feature(row)))
    target.write(b"\n]}\n")


def _feature(row: ExportRow) -> dict[str, Any]:
    values = row.as_dict()
    lon, lat = values.pop("lon"), values.pop("lat")
    point = None if row.location is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": values["id"], "geometry": point, "properties": values}
