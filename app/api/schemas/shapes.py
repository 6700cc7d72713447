"""The pieces that answers are described with, as JSON Schema 2020-12."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.queries.record.filtering.parsing import CODE as CODE_PATTERN

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
NUMBER: Schema = {"type": "number"}
CODE: Schema = {"type": "string", "pattern": f"^{CODE_PATTERN.pattern}$"}
CODES: Schema = {"type": "array", "items": CODE, "maxItems": 20}
COUNT: Schema = {"type": "integer", "minimum": 0}
ID: Schema = {"type": "integer", "minimum": 1}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
LONGITUDE: Schema = {"type": "number", "minimum": 3, "maximum": 8}
LATITUDE: Schema = {"type": "number", "minimum": 50, "maximum": 54}
POSITION: Schema = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}


def one_of(values: Iterable[str]) -> Schema:
    """One of some words."""
    return {"type": "string", "enum": [str(value) for value in values]}


def maybe(schema: Schema) -> Schema:
    """This, or null when it is unknown or nobody's business."""
    return {"oneOf": [schema, {"type": "null"}]}


def record(properties: Schema, *, optional: Iterable[str] = ()) -> Schema:
    """An object with these members and no others; all of them are there, but for `optional`."""
    required = [name for name in properties if name not in set(optional)]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def several(schema: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": schema}


def feature(properties: Schema, identity: Schema, geometry: Schema) -> Schema:
    """A GeoJSON feature (RFC 7946)."""
    return record(
        {"type": {"const": "Feature"}, "id": identity, "geometry": geometry, "properties": properties}
    )


NOTICE: Schema = {**TEXT, "description": "Staat er als dit voorbeeldgegevens zijn."}
