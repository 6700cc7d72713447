"""/welkom: what a new colleague does in her first five minutes. Each step may be skipped."""

from __future__ import annotations

from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import NotSignedIn
from app.models.record import KnownFrom
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.people.team_buurten import buurten_to_choose
from app.queries.people.welcome import an_administrator
from app.queries.record.filters import AssetFilter
from app.queries.record.places import team_buurten
from app.queries.record.waiting import to_recognise
from app.queries.training.sessions import sessions_given_by
from app.services.people.welcoming import welcomed
from app.services.record.verifying import confirm
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.forms import form_key
from app.web.record.welcome.steps import Walk, walk_of

QUESTIONS = (
    ("Waar kan iemand mensen ontmoeten?", {"theme": "ontmoeten-en-verbinden"}),
    ("Waar leert iemand beter Nederlands?", {"q": "taal"}),
    ("Wie eet er samen in de buurt?", {"q": "samen eten"}),
)
"""What a colleague may be asked tomorrow, with the choices of the list that answer it."""


@bp.get("/welkom")
@access(Permission.READ)
def welcome() -> ResponseReturnValue:
    """The step that the address names; reading it keeps nothing."""
    walk = walk_of(request.args, viewer())
    return render_template("record/welcome/page.html", walk=walk, **_needed(walk))


@bp.post("/welkom")
@access(Permission.READ)
def end_welcome() -> ResponseReturnValue:
    """Ready, or skipped: on to the start page, and from now on always."""
    user_id = viewer().user_id
    if user_id is None:
        raise NotSignedIn
    welcomed(user_id=user_id)
    return redirect(url_for("record.start"))


@bp.post("/welkom/ken-ik/<int:asset_id>")
@access(Permission.RECORD)
def recognise(asset_id: int) -> ResponseReturnValue:
    """She knows it and it still is so. Not seen just now, so it counts as heard."""
    key = form_key(request.form.get("client_key", ""))
    confirm(asset_id=asset_id, how=KnownFrom.TOLD, client_key=key, viewer=viewer())
    flash("Dank je. We hebben genoteerd dat het nog klopt.")
    return redirect(url_for("record.welcome", **walk_of(request.args, viewer()).arguments(also=asset_id)))


@bp.get("/welkom/met-je-team")
@access(Permission.GIVE_TRAINING)
def welcome_with_a_team() -> ResponseReturnValue:
    """Half a page to print: the same minutes with everybody of a team at once."""
    return render_template("record/welcome/with_a_team.html")


def _needed(walk: Walk) -> dict[str, object]:
    """What only this step shows."""
    if walk.step == "buurten":
        own = team_buurten(viewer()) if viewer().team_ids else ()
        codes = {buurt.code for buurt in own}
        return {
            "own": own,
            "ticked": set(walk.buurten) or codes,
            "own_codes": codes,
            "wijken": buurten_to_choose(viewer().team_id or 0),
        }
    near = AssetFilter(buurt=walk.buurten)
    if walk.step in {"know", "mend"}:
        rows = to_recognise(near, viewer(), size=walk.left, leave_out=walk.answered)
        return {"rows": [(row, uuid4()) for row in rows], "buurten": _buurten(walk)}
    if walk.step == "give":
        return {"sessions": sessions_given_by(viewer())[:1]}
    if walk.step == "own_list":
        return {"administrator": an_administrator()}
    return {"near": near, "questions": QUESTIONS if walk.step == "search" else ()}


def _buurten(walk: Walk) -> list[tuple[str, str]]:
    """Code and name of the buurten that were chosen, else of those of the team."""
    chosen = set(walk.buurten) or {buurt.code for buurt in team_buurten(viewer())}
    every = [buurt for wijk in area_options() for buurt in wijk.buurten]
    return [(buurt.code, buurt.name) for buurt in every if buurt.code in chosen]
