"""Every field of a record in words, for the pages that show two versions side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app import clock, labels
from app.queries.areas.codes import names_of
from app.queries.areas.lookup import buurt_index
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.where.hosts import host_name
from app.rhythms import NO_PAUSES, pauses_in_words, rhythm_words
from app.rhythms.dutch import capitalised
from app.services.record.content import AssetContent, Where
from app.web.identity import viewer
from app.web.presentation.formatting import day_in_full

FIELD_LABELS = {
    "name": "Naam",
    "kind": "Wat is het?",
    "summary": "Vertel het in één of twee zinnen",
    "led_by": "Wie trekt het?",
    "themes": "Waar gaat het over?",
    "tags": "Zoekwoorden",
    "strength": "ABCD-groep",
    "where": "Waar is het?",
    "precision": "Hoe precies op de kaart?",
    "rhythm": "Wanneer?",
    "pauses": "Stopt in",
    "audiences": "Voor wie?",
    "languages": "Talen",
    "openness": "Kun je zo meedoen?",
    "cost": "Kosten",
    "step_free": "Zonder drempel?",
    "toilet": "Wc voor rolstoel?",
    "quiet": "Rustig (weinig prikkels)?",
    "capacity": "Ongeveer hoeveel mensen",
    "offers": "Heeft te bieden",
    "needs": "Kan gebruiken",
    "aware": "Weten ze dat ze hier staan?",
    "visibility": "Wie mag dit zien?",
    "sensitive": "Dit is gevoelig",
    "no_requests_until": "Even geen nieuwe verzoeken, tot",
    "status": "Hoe staat het ervoor?",
    "status_since": "Sinds wanneer?",
    "status_reason": "Waarom gestopt?",
    "website": "Waar lees je meer?",
}
"""Label per field, in the order of the form."""

YES_NO = {True: "Ja", False: "Nee"}
WORDS: dict[str, Mapping[Any, str]] = {
    "kind": labels.KINDS,
    "strength": labels.STRENGTHS,
    "led_by": labels.LED_BY,
    "status": labels.STATUSES,
    "status_reason": labels.STOP_REASONS,
    "precision": labels.PRECISIONS,
    "aware": labels.AWARE,
    "visibility": labels.VISIBILITIES,
    "offers": labels.EXCHANGES,
    "needs": labels.EXCHANGES,
    "languages": labels.LANGUAGES,
    "openness": labels.OPENNESS,
    "cost": labels.COSTS,
    "sensitive": YES_NO,
    "step_free": YES_NO,
    "toilet": YES_NO,
    "quiet": YES_NO,
}


def in_words(content: AssetContent, name: str) -> str:
    """The value of one field as a colleague would say it."""
    value = getattr(content, name)
    if name == "where":
        return _place(value)
    if name == "rhythm":
        return rhythm_words(value, NO_PAUSES, clock.today()) or "niet ingevuld"
    if name == "pauses":
        return capitalised(pauses_in_words(value, clock.today()).removeprefix(", ")) or "niets"
    words = {"themes": theme_labels, "audiences": audience_labels}.get(name, lambda: WORDS.get(name, {}))()
    if isinstance(value, tuple):
        return ", ".join(words.get(item, item) for item in value) or "niets"
    if isinstance(value, date):
        return day_in_full(value)
    return str(words.get(value, value or "niet ingevuld"))


def _place(where: Where) -> str:
    if where.whole_municipality:
        return "Geen vaste plek"
    names = names_of(where.service_area)
    if where.location is None:
        return ", ".join(names)
    if where.meets_at is not None:
        return f"Komt samen bij {host_name(where.meets_at, viewer()) or 'een plek die er niet meer staat'}"
    rd_x, rd_y = where.location
    place = where.place_note or f"{_spot(where.location)} (x {rd_x:.0f}, y {rd_y:.0f})"
    return f"{place}, voor {', '.join(names)}" if names else place


def _spot(location: tuple[float, float]) -> str:
    buurt_id = buurt_index().locate_one(location)
    return f"plek op de kaart in {names_of([buurt_id])[0]}" if buurt_id else "plek op de kaart"
