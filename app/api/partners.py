"""Who fits a question, for other programs: a POST, so that nothing of it stands in an address or a log."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

import orjson
from flask import Response

from app.api.answers import JSON
from app.api.blueprint import bp
from app.api.question import as_form, told
from app.extensions import csrf
from app.policy import Permission
from app.queries.partners.finder import Door, Hit, Wanted, answer, understood
from app.queries.partners.finder.answering import SHOWN
from app.queries.record.filtering.known import refuse_unknown
from app.web.access import access
from app.web.identity import viewer
from app.web.partners.finder.fields import together, wanted_of


@bp.post("/partners")
@csrf.exempt  # changes nothing, and without CORS no other site can read the answer
@access(Permission.SEE_QUESTIONS)
def find() -> Response:
    """The chips understood and the ranked hits, each with its parts, reasons and what is missing."""
    given = told()
    refuse_unknown({name: given.get(name, ()) for name in ("themes", "audiences", "buurten")}, viewer())
    read = understood(given.get("q", ""), viewer(), door=Door.QUESTION)
    wanted = together(read.wanted, wanted_of(as_form(given), Door.QUESTION))
    most = int(given.get("limit", SHOWN))
    found = None if read.help or wanted.is_empty else answer(wanted, viewer(), limit=most)
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
