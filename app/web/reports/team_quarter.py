"""Ons kwartaal: what a team may say of itself, once the works council agreed."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.exceptions import NotFound
from app.exports.tables import Table
from app.exports.taken.team_quarter import team_table
from app.policy import Permission
from app.queries.reports.quarters import Quarter, quarter, quarters
from app.queries.reports.team_quarter import team_quarter
from app.queries.settings import setting
from app.queries.training.yielding.teams import OFF, TOO_SMALL, counted_teams
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.tables import taken_along
from app.web.reports.blueprint import bp

NO_TEAM = "Je zit nu niet in een team."


@bp.get("/rapporten/ons-kwartaal")
@access(Permission.SEE_TRAINING)
def our_quarter() -> str:
    """The counts of the visitor's own team, or why there are none."""
    chosen, why = _quarter(), _why_not()
    return render_template(
        "reports/team_quarter.html",
        chosen=chosen,
        quarters=quarters(),
        why=why,
        table=None if why else _table(chosen),
        team=viewer().team_name,
    )


@bp.get("/rapporten/ons-kwartaal/download")
@access(Permission.SEE_TRAINING)
def download_our_quarter() -> ResponseReturnValue:
    """The same as a file."""
    why = _why_not()
    if why:
        raise NotFound(why)
    return taken_along(_table(_quarter()))


def _table(chosen: Quarter) -> Table:
    return team_table(viewer().team_name, chosen, team_quarter(viewer().team_id or 0, chosen, viewer()))


def _quarter() -> Quarter:
    typed = request.args.get("kwartaal", "")
    return quarter(typed) if typed else quarters()[0]


def _why_not() -> str:
    """Why nothing is counted, "" when it is."""
    if viewer().team_id is None:
        return NO_TEAM
    if not setting("works_council"):
        return OFF
    return "" if viewer().team_id in dict(counted_teams()) else TOO_SMALL
