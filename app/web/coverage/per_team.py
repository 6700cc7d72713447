"""Wat doen we samen? Per team how much is made by its members, and how current what it keeps is."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import NotFound
from app.exports.taken.per_team import EXPLAINED, per_team_table
from app.policy import Permission
from app.queries.coverage.per_team.keeping import kept_by_teams
from app.queries.coverage.per_team.shared import VERSION, shared_work
from app.queries.settings import setting
from app.queries.training.yielding.teams import OFF
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.overview import tabs
from app.web.presentation.tables import taken_along


@bp.get("/dekking/teams")
@access(Permission.SEE_REPORTS)
def show_teams() -> str:
    """Both tables, or why there are none."""
    agreed = bool(setting("works_council"))
    shared = shared_work() if agreed else None
    return render_template(
        "coverage/per_team/page.html",
        why="" if agreed else OFF,
        shared=shared,
        quarter_columns=[(one.name, "number") for one in shared.quarters] if shared else [],
        kept=kept_by_teams() if agreed else (),
        explained=EXPLAINED,
        version=VERSION,
        today=clock.today(),
        pages=tabs("coverage.show_teams"),
    )


@bp.get("/dekking/teams/download")
@access(Permission.SEE_REPORTS)
def download_teams() -> ResponseReturnValue:
    """T1 as a file."""
    if not setting("works_council"):
        raise NotFound(OFF)
    return taken_along(per_team_table(shared_work()))
