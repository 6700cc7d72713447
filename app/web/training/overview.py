"""What is coming and what was there: for the visitor, for who gives training, and for who plans it."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.training.programmes import current_modules, programmes
from app.queries.training.sessions import all_sessions, next_sessions, recent_sessions, sessions_given_by
from app.queries.training.taking_part.participation import my_seats
from app.queries.training.taking_part.route import electives
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp


@bp.get("/leergang")
@access(Permission.SEE_TRAINING)
def overview() -> ResponseReturnValue:
    """The next and last sessions that concern the visitor, and all programmes with their modules."""
    return render_template(
        "training/overview.html",
        coming=next_sessions(viewer()),
        seats=my_seats(viewer()),
        past=recent_sessions(viewer()),
        programmes=[(programme, current_modules(programme)) for programme in programmes()],
        may_plan=viewer().may(Permission.PLAN_TRAINING),
        may_record=viewer().may(Permission.RECORD),
        team=(viewer().team_id, viewer().team_name) if viewer().team_id else None,
    )


@bp.get("/leergang/geven")
@access(Permission.GIVE_TRAINING)
def giving() -> ResponseReturnValue:
    """The sessions that the visitor gives."""
    return render_template("training/giving.html", sessions=sessions_given_by(viewer()))


@bp.get("/leergang/planning")
@access(Permission.PLAN_TRAINING)
def planning() -> ResponseReturnValue:
    """Every session, and the programmes as they are set up."""
    return render_template(
        "training/planning.html",
        coming=all_sessions(viewer(), coming=True),
        past=all_sessions(viewer(), coming=False),
        programmes=programmes(),
        archived=programmes(archived=True),
        electives=electives(),
    )
