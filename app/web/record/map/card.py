"""The card of the chosen record, with its pin as the map wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app import labels
from app.exceptions import NotFound
from app.queries.record.catalogue import audience_labels
from app.queries.record.detail import Detail, asset_detail
from app.queries.training.claims import claims_of
from app.web.identity import viewer
from app.web.presentation.formatting import day
from app.web.record.blueprint import bp

PLACE_WORDS = {
    "street": "De plek staat op straatniveau.",
    "buurt": "Alleen de buurt staat op de kaart.",
}


def card_of(asset_id: int) -> dict[str, Any]:
    """What `record/map/_card.html` shows; NotFound when there is no such record for this visitor."""
    detail = asset_detail(asset_id, viewer())
    return {"detail": detail, "lines": _lines(detail), "pin": pin_of(detail)}


def card_if_any(asset_id: int | None) -> dict[str, Any] | None:
    """The same, or None: an old link to a record that is gone still opens the map."""
    try:
        return None if asset_id is None else card_of(asset_id)
    except NotFound:
        return None


def _lines(detail: Detail) -> list[tuple[str, str]]:
    """Pairs of icon and sentence: for whom, over and weer, the leergang, how exact the place is."""
    row = detail.row
    said = [
        ("users", "Voor", _in_words(row.audiences, audience_labels())),
        ("gift", "Heeft te bieden:", _in_words(row.offers, labels.EXCHANGES)),
        ("hand-heart", "Kan gebruiken:", _in_words(row.needs, labels.EXCHANGES)),
    ]
    lines = [(icon, f"{label} {words}") for icon, label, words in said if words]
    lines += [
        ("graduation-cap", f"{labels.CLAIM_STRENGTHS[claim.strength]}: {claim.module}, {day(claim.held_on)}")
        for claim in claims_of(row.asset_id, viewer())
    ]
    if row.precision in PLACE_WORDS:
        lines.append(("map-pin", PLACE_WORDS[row.precision]))
    if row.location is None:
        everywhere = "Dit is er voor de hele gemeente."
        lines.append(
            ("map-pin-off", everywhere if row.whole_municipality else "Geen vaste plek op de kaart.")
        )
    if row.visibility == "team":
        lines.append(("lock", f"Alleen te zien voor {detail.steward_name or 'het eigen team'}."))
    return lines


def _in_words(slugs: list[str], words: Mapping[Any, str]) -> str:
    return ", ".join(_inside_a_sentence(words.get(slug, slug)) for slug in slugs)


def _inside_a_sentence(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


@bp.app_template_global()
def pin_of(detail: Detail) -> dict[str, Any]:
    """The pin of a record, with the names that the API gives its columns; lon is None without a place."""
    row = detail.row
    return {
        "id": row.asset_id,
        "lon": row.lon,
        "lat": row.lat,
        "kind": row.kind,
        "freshness": detail.freshness,
        "precision": row.precision,
        "visibility": row.visibility,
        "name": row.name,
        "meets_at": row.meets_at_id,
    }
