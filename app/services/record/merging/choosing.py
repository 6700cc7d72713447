"""What two records say, as one: field by field the one, the other, or of lists both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from app.models.record import Precision, Visibility
from app.services.record.content import FIELDS, LIST_FIELDS, AssetContent

KEPT, GONE, BOTH = "kept", "gone", "both"
MOST: Final = {"themes": 3, "tags": 12, "languages": 12}
"""Of some lists more is not allowed."""
SMALLEST_FIRST: Final = {
    "visibility": (Visibility.TEAM, Visibility.ORGANISATION, Visibility.PUBLIC),
    "precision": (Precision.HIDDEN, Precision.BUURT, Precision.STREET, Precision.EXACT),
    "sensitive": (True, False),
}
"""Where the one tells more than the other, what tells less is proposed."""


def fields_apart(kept: AssetContent, gone: AssetContent) -> tuple[str, ...]:
    """The fields in which they differ, in their order."""
    return tuple(name for name in FIELDS if _said(kept, name) != _said(gone, name))


def choices_for(name: str, kept: AssetContent, gone: AssetContent) -> tuple[str, ...]:
    """What may be chosen for a field."""
    together = name in LIST_FIELDS and _both(name, kept, gone) not in {
        getattr(kept, name),
        getattr(gone, name),
    }
    fits = len(_both(name, kept, gone)) <= MOST.get(name, 1_000) if together else False
    return (KEPT, GONE, BOTH) if fits else (KEPT, GONE)


def proposed(name: str, kept: AssetContent, gone: AssetContent) -> str:
    """What is chosen beforehand: both, what is filled in, or what tells less; else the record that stays."""
    here, there = getattr(kept, name), getattr(gone, name)
    if name in SMALLEST_FIRST:
        order = SMALLEST_FIRST[name]
        return KEPT if order.index(here) <= order.index(there) else GONE
    if BOTH in choices_for(name, kept, gone):
        return BOTH
    return GONE if _is_empty(here) and not _is_empty(there) else KEPT


def one_of_two(kept: AssetContent, gone: AssetContent, choices: Mapping[str, str]) -> AssetContent:
    """The record with what was chosen; what was not chosen stays as the kept one says it."""
    taken: dict[str, Any] = {}
    for name in FIELDS:
        choice = choices.get(name, KEPT)
        if choice == BOTH and BOTH in choices_for(name, kept, gone):
            taken[name] = _both(name, kept, gone)
        elif choice == GONE:
            taken[name] = getattr(gone, name)
    return kept.with_choices(**taken)


def apart_from(content: AssetContent, asset_ids: tuple[int, int]) -> AssetContent:
    """The record with a place of its own when it met at one of the two."""
    if content.where.meets_at not in asset_ids:
        return content
    return content.with_choices(where=replace(content.where, meets_at=None))


def _both(name: str, kept: AssetContent, gone: AssetContent) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*getattr(kept, name), *getattr(gone, name))))


def _said(content: AssetContent, name: str) -> Any:
    value = getattr(content, name)
    return frozenset(value) if name in LIST_FIELDS else value


def _is_empty(value: object) -> bool:
    return value is None or value in ("", ())
