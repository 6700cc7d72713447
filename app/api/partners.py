"""Who fits a question, for other programs: a POST, so that nothing of it stands in an address or a log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import orjson
from flask import Response, request
from werkzeug.datastructures import MultiDict

from app.api.answers import JSON
from app.api.blueprint import bp
from app.exceptions import Invalid
from app.extensions import csrf
from app.policy import Permission
from app.queries.partners.finder import Door, Hit, Wanted, answer, understood
from app.queries.partners.finder.answering import SHOWN
from app.web.access import access
from app.web.identity import viewer
from app.web.partners.finder.fields import together, wanted_of

LISTS = ("themes", "audiences", "offers", "buurten")
NUMBERS = ("lon", "lat", "distance_m")
MOST = 50
LONGEST_LIST = 20


@bp.post("/partners")
@csrf.exempt  # changes nothing, and without CORS no other site can read the answer
@access(Permission.SEE_QUESTIONS)
def find() -> Response:
    """The chips understood and the ranked hits, each with its parts, reasons and what is missing."""
    told = _told()
    read = understood(told.get("q", ""), viewer(), door=Door.QUESTION)
    wanted = together(read.wanted, wanted_of(_form(told), Door.QUESTION))
    found = None if read.help or wanted.is_empty else answer(wanted, viewer(), limit=told.get("limit", SHOWN))
    document = {
        "understood": _chips(wanted),
        "unknown": list(read.unknown),
        "help": read.help,
        "total": found.total if found else 0,
        "hits": [_hit(hit) for hit in found.hits] if found else [],
    }
    response = Response(orjson.dumps(document), content_type=JSON)
    response.cache_control.no_store = True
    return response


def _told() -> Mapping[str, Any]:
    """The question as JSON. Raises Invalid with a sentence per member that can't be."""
    told = request.get_json(silent=True)
    if not isinstance(told, dict):
        raise Invalid({"": "Stuur de vraag als JSON: een object met bijvoorbeeld ‘q’."})
    errors = {name: error for name, value in told.items() if (error := _error(name, value))}
    if errors:
        raise Invalid(errors)
    return told


def _error(name: str, value: Any) -> str:
    if name == "q":
        return "" if isinstance(value, str) else "‘q’ is tekst."
    if name in LISTS:
        fits = (
            isinstance(value, list) and len(value) <= LONGEST_LIST and all(isinstance(v, str) for v in value)
        )
        return "" if fits else f"‘{name}’ is een lijst van hoogstens {LONGEST_LIST} codes."
    if name in NUMBERS:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        return "" if fits else f"‘{name}’ is een getal."
    if name == "limit":
        fits = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST
        return "" if fits else f"‘limit’ is een getal van 1 tot en met {MOST}."
    return f"‘{name[:40]}’ kennen we hier niet."


def _form(told: Mapping[str, Any]) -> MultiDict[str, str]:
    pairs = [(name, value) for name in LISTS for value in told.get(name, ())]
    pairs += [(name, f"{told[name]:.6f}".rstrip("0").rstrip(".")) for name in NUMBERS if name in told]
    return MultiDict(pairs)


def _chips(wanted: Wanted) -> dict[str, Any]:
    """What counts, without what nothing was said of."""
    empty = Wanted()
    return {
        field.name: getattr(wanted, field.name)
        for field in fields(wanted)
        if field.name != "door" and getattr(wanted, field.name) != getattr(empty, field.name)
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "name": hit.name,
        "kind": hit.kind,
        "score": hit.score,
        "parts": asdict(hit.parts),
        "reasons": list(hit.reasons),
        "missing": list(hit.missing),
        "distance_m": None if hit.distance is None else round(hit.distance),
        "freshness": hit.freshness,
        "next": hit.next,
        "via": hit.via,
        "url": f"/buurtkrachten/{hit.id}",
    }
