"""What a person can write in a record, as one value: captured, edited, compared and kept per version."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, get_type_hints

from app.models.record import (
    Asset,
    Aware,
    Kind,
    LedBy,
    Precision,
    Status,
    StopReason,
    Strength,
    Visibility,
)

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

    `location` is RD New metres; `service_area` holds ids of areas, in the vintage in which they were chosen.
    """

    location: tuple[float, float] | None = None
    place_note: str = ""
    place_uncertain: bool = False
    whole_municipality: bool = False
    service_area: tuple[int, ...] = ()


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
    precision: Precision = Precision.EXACT
    visibility: Visibility = Visibility.ORGANISATION
    aware: Aware = Aware.UNKNOWN
    sensitive: bool = False

    def with_choices(self, **choices: Any) -> AssetContent:
        """The same record with some fields replaced."""
        return replace(self, **choices)


FIELDS = tuple(field.name for field in fields(AssetContent))
PLAIN_FIELDS = tuple(name for name in FIELDS if name != "where")
LIST_FIELDS = frozenset({"themes", "audiences", "tags", "offers", "needs"})


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
        ),
        **plain,
    )


def differences(before: AssetContent, after: AssetContent) -> frozenset[str]:
    """The names of the fields in which two records differ."""
    return frozenset(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, StrEnum) else value


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    kinds = [
        kind
        for kind in getattr(hint, "__args__", (hint,))
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    ]
    return kinds[0](value) if kinds and value is not None else value
