"""Take the roll-out along."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.exports.taken.rollout import month_table, team_table
from app.policy import Permission
from app.queries.training.steering.rollout import rollout
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.tables import taken_along
from app.web.training.blueprint import bp

TABLES = {"teams": team_table, "maanden": month_table}


@bp.get("/leergang/uitrol/download")
@access(Permission.FOLLOW_ROLLOUT)
def download_rollout() -> ResponseReturnValue:
    """What the page shows: `wat` is teams or maanden."""
    make = TABLES.get(request.args.get("wat", ""))
    if make is None:
        raise Invalid({"wat": f"Kies wat je wilt hebben: {' of '.join(TABLES)}."})
    return taken_along(make(rollout(viewer())))
