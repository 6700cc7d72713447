"""What stands beside the leergang, as counts per claim strength; never per person, never as a cause."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, request

from app.api.answers import JSON
from app.api.assets import INVENTED
from app.api.blueprint import bp
from app.api.parameters import asked_chain
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.training.yielding.chain import Claimed, chain
from app.queries.training.yielding.subjects import About
from app.web.access import access
from app.web.identity import viewer


@bp.get("/chain")
@access(Permission.SEE_TRAINING)
def show_chain() -> Response:
    """The counts of each level for a choice."""
    found = chain(asked_chain(request.args), viewer())
    said: dict[str, Any] = {
        "sessions": found.sessions,
        "participants": found.people,
        "actions": found.actions,
        "actions_done": found.actions_done,
        "assets": _by_strength(found.records),
        "assets_unread": found.records.unread,
        "claims_doubted": sum(one.doubted for one in found.claimed.values()),
        "relations": found.relations,
        "relations_claimed": _by_strength(found.claimed[About.TIE]),
        "relations_unread": found.claimed[About.TIE].unread,
        "actions_claimed": _by_strength(found.claimed[About.STEP]),
        "actions_unread": found.claimed[About.STEP].unread,
        "signals": found.signals.signals,
        "questions": found.signals.questions,
        "outcomes": {level.value: number for level, number in found.outcomes.items()},
    }
    if is_demo():
        said["notice"] = INVENTED
    response = Response(orjson.dumps(said), content_type=JSON)
    response.cache_control.no_store = True
    return response


def _by_strength(claimed: Claimed) -> dict[str, int]:
    return {strength.value: number for strength, number in claimed.by_strength.items()}
