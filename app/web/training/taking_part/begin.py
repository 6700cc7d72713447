"""Begin hier: what a new colleague needs of the leergang, on one page."""

from __future__ import annotations

from flask import render_template

from app.models.training import Track
from app.policy import Permission
from app.queries.own_texts import TRAINING_START, own_text
from app.queries.training.programmes import current_modules, programmes
from app.queries.training.sessions import next_sessions
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp

SOON = 3


@bp.get("/leergang/begin-hier")
@access(Permission.SEE_TRAINING)
def begin_here() -> str:
    """The organisation's own words, the first sessions to come, and what there is for everybody."""
    found = programmes()
    return render_template(
        "training/taking_part/begin.html",
        words=own_text(TRAINING_START),
        coming=[line for line in next_sessions(viewer()) if line.track is Track.BASIC][:SOON],
        basic=[(one, current_modules(one)) for one in found if one.track is Track.BASIC],
        others=[one for one in found if one.track is not Track.BASIC],
        may_choose=viewer().may(Permission.CHOOSE_ROUTE),
        may_record=viewer().may(Permission.RECORD),
    )
