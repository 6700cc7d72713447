"""What a team keeps, what it is asked to keep, and handing over many at once."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid, NotAllowed
from app.policy import Permission, may_see_kept
from app.queries.partners.questions import questions_held
from app.queries.partners.requests import count_late
from app.queries.partners.signals import heard_by_team
from app.queries.people.teams import team_choices
from app.queries.record.catalogue import theme_labels
from app.queries.record.keeping.handovers import asked_by, asked_of
from app.queries.record.keeping.overview import LISTED, Kept, kept_by, kept_ids, kept_rows
from app.queries.record.suggesting.waiting import waiting_for
from app.services.record.keeping.handing_over import answer, ask, withdraw
from app.web.access import access
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.blueprint import bp


@bp.get("/teams/<int:team_id>")
@access(Permission.RECORD)
def kept(team_id: int) -> ResponseReturnValue:
    """How what a team keeps stands, per buurt, and which handovers wait."""
    overview = _kept(team_id)
    return render_template(
        "record/keeping/team.html",
        kept=overview,
        freshness=labels.FRESHNESS,
        asked=asked_of([team_id], viewer()),
        asking=asked_by(team_id, viewer()),
        suggested=waiting_for(viewer()),
        own=team_id in viewer().team_ids,
        late=count_late(team_id),
        questions=questions_held(viewer(), team_id=team_id),
        heard=heard_by_team(team_id) if team_id in viewer().team_ids else (),
        theme_labels=theme_labels(),
    )


@bp.get("/teams/<int:team_id>/overdragen")
@access(Permission.RECORD)
def hand_over_many(team_id: int) -> ResponseReturnValue:
    """Choose what goes to which team."""
    return _choosing(_kept(team_id), {})


@bp.post("/teams/<int:team_id>/overdragen")
@access(Permission.RECORD)
def ask_for_many(team_id: int) -> ResponseReturnValue:
    """Ask the other team, for all of the list or for what was ticked."""
    overview = _kept(team_id)
    buurt = request.args.get("buurt", "")
    everything = request.form.get("which") == "all"
    wanted = kept_ids(team_id, viewer(), buurt=buurt) if everything else request.form.getlist("record", int)
    try:
        count = ask(asset_ids=wanted, to_team_id=number(request.form.get("team")), viewer=viewer())
    except Invalid as refused:
        return _choosing(overview, refused.errors), 422
    flash(f"Gevraagd voor {_things(count)}. Tot het andere team ja zegt, houdt {overview.name} het bij.")
    return redirect(url_for("record.kept", team_id=team_id))


@bp.post("/teams/<int:team_id>/overdracht")
@access(Permission.RECORD)
def answer_handovers(team_id: int) -> ResponseReturnValue:
    """Take over, say no, or take back what was asked."""
    chosen, what = request.form.getlist("handover", int), request.form.get("what")
    if what == "withdraw":
        flash(f"Teruggetrokken: {_things(withdraw(handover_ids=chosen, viewer=viewer()))}.")
    else:
        count = answer(handover_ids=chosen, accept=what == "accept", viewer=viewer())
        said = "Jullie houden dit nu bij" if what == "accept" else "Niet overgenomen"
        flash(f"{said}: {_things(count)}.")
    return redirect(url_for("record.kept", team_id=team_id))


def _kept(team_id: int) -> Kept:
    if not may_see_kept(viewer(), team_id):
        raise NotAllowed("Dit overzicht is voor het team zelf.")
    return kept_by(team_id, viewer())


def _choosing(overview: Kept, errors: dict[str, str]) -> str:
    buurt = request.args.get("buurt", "")
    rows, total = kept_rows(overview.team_id, viewer(), buurt=buurt)
    return render_template(
        "record/keeping/hand_over.html",
        kept=overview,
        rows=rows,
        total=total,
        most=LISTED,
        buurt=buurt,
        teams=[team for team in team_choices() if team[0] != overview.team_id],
        errors=errors,
        ticked=set(request.form.getlist("record", int)),
        which=request.form.get("which", "some"),
        chosen_team=request.form.get("team", ""),
    )


def _things(count: int) -> str:
    return "1 buurtkracht" if count == 1 else f"{count} buurtkrachten"
