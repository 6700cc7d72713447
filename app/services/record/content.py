"""What a person can write in a record, as one value: captured, edited, compared and kept per version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

from app.models.record import (
    Asset,
    Aware,
    Cost,
    Kind,
    LedBy,
    Openness,
    Precision,
    Status,
    StopReason,
    Strength,
    Visibility,
)
from app.rhythms import NO_PAUSES, NO_RHYTHM, Pauses, Rhythm

STRENGTH_OF_KIND = {
    Kind.INITIATIVE: Strength.GROUPS,
    Kind.NETWORK: Strength.GROUPS,
    Kind.SOLUTION: Strength.GROUPS,
    Kind.ORGANISATION: Strength.ORGANISATIONS,
    Kind.PLACE: Strength.PLACES,
}
"""The ABCD group that is filled in for a kind; a colleague may choose another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where it is, as one thing: a colleague chooses between two places, not between two coordinates.

    `location` is RD New metres; `service_area` holds ids of areas, in the vintage in which they were chosen;
    `meets_at` is the id of the record where it meets.
    """

    location: tuple[float, float] | None = None
    place_note: str = ""
    place_uncertain: bool = False
    whole_municipality: bool = False
    service_area: tuple[int, ...] = ()
    meets_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetContent:
    """The editable record. Every change replaces one value by another and makes one version."""

    name: str
    kind: Kind
    themes: tuple[str, ...]
    where: Where
    strength: Strength = Strength.GROUPS
    summary: str = ""
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    led_by: LedBy | None = None
    website: str = ""
    status: Status = Status.ACTIVE
    status_reason: StopReason | None = None
    status_since: date | None = None
    languages: tuple[str, ...] = ()
    openness: Openness | None = None
    cost: Cost | None = None
    step_free: bool | None = None
    toilet: bool | None = None
    quiet: bool | None = None
    capacity: int | None = None
    rhythm: Rhythm = NO_RHYTHM
    pauses: Pauses = NO_PAUSES
    no_requests_until: date | None = None
    precision: Precision = Precision.EXACT
    visibility: Visibility = Visibility.ORGANISATION
    aware: Aware = Aware.UNKNOWN
    sensitive: bool = False

    def with_choices(self, **choices: Any) -> AssetContent:
        """The same record with some fields replaced."""
        return replace(self, **choices)


FIELDS = tuple(field.name for field in fields(AssetContent))
PLAIN_FIELDS = tuple(name for name in FIELDS if name != "where")
LIST_FIELDS = frozenset({"themes", "audiences", "tags", "offers", "needs", "languages"})


def content_of(asset: Asset) -> AssetContent:
    """The record as it is now."""
    plain: dict[str, Any] = {
        name: tuple(getattr(asset, name)) if name in LIST_FIELDS else getattr(asset, name)
        for name in PLAIN_FIELDS
    }
    where = Where(
        location=asset.location,
        place_note=asset.place_note,
        place_uncertain=asset.place_uncertain,
        whole_municipality=asset.whole_municipality,
        service_area=tuple(sorted(area.id for area in asset.service_areas)),
        meets_at=asset.meets_at_id,
    )
    return AssetContent(where=where, **plain)


def as_json(content: AssetContent) -> dict[str, Any]:
    """The record as JSON for its version row."""
    record = {name: _plain(getattr(content, name)) for name in PLAIN_FIELDS}
    where = content.where
    record["where"] = {
        "location": list(where.location) if where.location else None,
        "place_note": where.place_note,
        "place_uncertain": where.place_uncertain,
        "whole_municipality": where.whole_municipality,
        "service_area": list(where.service_area),
        "meets_at": where.meets_at,
    }
    return record


def from_json(record: dict[str, Any]) -> AssetContent:
    """The record of a version row."""
    where = record["where"]
    location = where["location"]
    hints = get_type_hints(AssetContent)
    plain = {name: _typed(hints[name], record[name]) for name in PLAIN_FIELDS if name in record}
    return AssetContent(
        where=Where(
            location=(location[0], location[1]) if location else None,
            place_note=where["place_note"],
            place_uncertain=where["place_uncertain"],
            whole_municipality=where["whole_municipality"],
            service_area=tuple(where["service_area"]),
            meets_at=where.get("meets_at"),
        ),
        **plain,
    )


def with_json(content: AssetContent, values: Mapping[str, Any]) -> AssetContent:
    """The same record with some fields replaced by values as `as_json` gives them."""
    return from_json({**as_json(content), **values})


def differences(before: AssetContent, after: AssetContent) -> frozenset[str]:
    """The names of the fields in which two records differ."""
    return frozenset(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Rhythm | Pauses):
        return value.as_json()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    for kind in getattr(hint, "__args__", (hint,)):
        if value is None or not isinstance(kind, type):
            continue
        if issubclass(kind, StrEnum):
            return kind(value)
        if issubclass(kind, date):
            return kind.fromisoformat(value)
        if issubclass(kind, Rhythm | Pauses):
            return kind.from_json(value)
    return value
