"""Addresses and postcodes while somebody types one; what was typed is neither kept nor logged.

When the address service does not answer, it is left alone for a minute: who goes on typing waits for nothing,
and the table of postcodes answers instead.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Final

from flask import current_app

from app.config import Settings
from app.queries.areas.postcodes import PostcodeBuurt, postcodes_like
from importers.address_rule import postcode_in
from importers.address_suggestions import Suggested, suggest

SHORTEST: Final = 3
LONGEST: Final = 120
SHOWN: Final = 6
REST_SECONDS: Final = 60.0
DOWN: Final = "Adressen zoeken lukt nu niet."
CHOOSE: Final = "Kies een buurt. De rest bewaren we gewoon."
NOT_FOUND: Final = "Dit adres vinden we niet."
POSTCODE_ONLY: Final = re.compile(r"\s*[1-9][0-9]{3}\s?[a-z]{0,2}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What comes into the field when it is chosen, and what it means."""

    text: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What to choose from; `said` is a sentence for whoever waits, "" when there is nothing to say."""

    options: tuple[Suggestion, ...] = ()
    said: str = ""


@dataclass(slots=True)
class _Rest:
    """Until when the service is left alone, on this process's own clock."""

    until: float = 0.0


_rest = _Rest()


def suggestions(typed: str) -> Suggestions:
    """At most six addresses or postcodes that fit what was typed; a postcode alone needs no network."""
    typed = " ".join(typed.replace("\x00", " ").split())[:LONGEST]
    if len(typed) < SHORTEST:
        return Suggestions()
    if POSTCODE_ONLY.fullmatch(typed):
        return Suggestions(tuple(_begun(found) for found in postcodes_like(typed, limit=SHOWN)))
    labels = _addresses(typed)
    if labels is None:
        return Suggestions(said=_about_postcode(typed, DOWN) or f"{DOWN} {CHOOSE}")
    if labels:
        return Suggestions(tuple(Suggestion(label) for label in labels))
    return Suggestions(said=_about_postcode(typed, NOT_FOUND))


def forget_rest() -> None:
    """Ask the service again at once."""
    _rest.until = 0.0


def _addresses(typed: str) -> tuple[str, ...] | None:
    """The addresses of the service; None when it can't be reached, or couldn't a moment ago."""
    if time.monotonic() < _rest.until:
        return None
    settings: Settings = current_app.extensions["settings"]
    options = {"timeout": 1, **current_app.config.get("ADDRESS_SERVICE", {})}
    answer = suggest(typed, municipality=settings.municipality, **options)
    if isinstance(answer, Suggested):
        return answer.labels
    _rest.until = time.monotonic() + REST_SECONDS
    return None


def _begun(found: PostcodeBuurt) -> Suggestion:
    return Suggestion(f"{found.postcode[:4]} {found.postcode[4:]}", found.buurt_name)


def _about_postcode(typed: str, why: str) -> str:
    """In which buurt the postcode lies of an address that isn't found; "" when it says nothing."""
    postcode = postcode_in(typed)
    found = postcodes_like(postcode, limit=1) if postcode else ()
    if not found:
        return ""
    return f"{why} De postcode ligt in {found[0].buurt_name}: we zetten het bij de hele buurt."
