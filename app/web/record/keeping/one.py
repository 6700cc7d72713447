"""Who keeps one record: hand it over, or let another team look along."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid, NotAllowed
from app.policy import Permission
from app.queries.people.teams import team_choices
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.keeping.handovers import open_handover
from app.services.record.keeping.handing_over import ask, withdraw
from app.services.record.keeping.looking_along import look_along
from app.web.access import access
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.blueprint import bp


@bp.get("/buurtkrachten/<int:asset_id>/houdt-bij")
@access(Permission.RECORD)
def keepers(asset_id: int) -> ResponseReturnValue:
    """Who keeps it, who looks along, and what may be chosen instead."""
    return _page(_opened(asset_id), {})


@bp.post("/buurtkrachten/<int:asset_id>/houdt-bij")
@access(Permission.RECORD)
def choose_keepers(asset_id: int) -> ResponseReturnValue:
    """Ask another team to keep it, take that back, or choose who looks along."""
    detail = _opened(asset_id)
    try:
        flash(_done(asset_id))
    except Invalid as refused:
        return _page(detail, refused.errors), 422
    return redirect(url_for("record.show", asset_id=asset_id))


def _done(asset_id: int) -> str:
    what = request.form.get("what")
    if what == "along":
        changed = look_along(asset_id=asset_id, team_id=number(request.form.get("along")), viewer=viewer())
        return "Bewaard." if changed else "Er is niets veranderd."
    if what == "withdraw":
        waiting = open_handover(asset_id, viewer())
        withdraw(handover_ids=[waiting.id] if waiting else [], viewer=viewer())
        return "Teruggetrokken. Er verandert niets."
    team_id = number(request.form.get("team"))
    ask(asset_ids=[asset_id], to_team_id=team_id, viewer=viewer())
    if team_id in viewer().team_ids:
        return "Je team houdt dit nu bij."
    return "Gevraagd. Tot het andere team ja zegt, verandert er niets."


def _opened(asset_id: int) -> Detail:
    detail = asset_detail(asset_id, viewer())
    if not detail.may_hand_over:
        raise NotAllowed(f"{detail.steward_name or 'Een beheerder'} kiest wie dit bijhoudt. Vraag het daar.")
    return detail


def _page(detail: Detail, errors: dict[str, str]) -> str:
    return render_template(
        "record/keeping/one.html",
        detail=detail,
        waiting=open_handover(detail.row.asset_id, viewer()),
        teams=team_choices(but=detail.row.steward_id),
        along=request.form.get("along", str(detail.co_steward_id or "")),
        team=request.form.get("team", ""),
        errors=errors,
    )
