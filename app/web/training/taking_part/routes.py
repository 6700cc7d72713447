"""Mijn leerroute: choose electives, see what is offered when, and say what is done."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.training.taking_part.route import own_routes, route_of_participant
from app.services.training.taking_part.routing import (
    choose_module,
    drop_module,
    let_look_along,
    mark_module,
    stop_looking_along,
)
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import number_of


@bp.get("/leergang/route")
@access(Permission.CHOOSE_ROUTE)
def own_route() -> str:
    """Her own route in each programme with electives."""
    return render_template("training/taking_part/route.html", routes=own_routes(viewer()), is_own=True)


@bp.post("/leergang/route/<int:module_id>")
@access(Permission.CHOOSE_ROUTE)
def change_route(module_id: int) -> ResponseReturnValue:
    """Choose a module, take it off, or say that it is (not) done."""
    what = request.form.get("what")
    try:
        if what == "drop":
            drop_module(module_id=module_id, viewer=viewer())
        elif what in ("done", "undone"):
            mark_module(module_id=module_id, done=what == "done", viewer=viewer())
        else:
            choose_module(module_id=module_id, viewer=viewer())
        flash("Bewaard.")
    except Invalid as refused:
        flash(refused.message, "error")
    return redirect(url_for("training.own_route", _anchor=f"module-{module_id}"))


@bp.post("/leergang/route/meekijken")
@access(Permission.CHOOSE_ROUTE)
def share_route() -> ResponseReturnValue:
    """Let who gives a session look along, or not any more."""
    session_id = number_of(request.form.get("session")) or 0
    try:
        if request.form.get("what") == "stop":
            stop_looking_along(session_id=session_id, viewer=viewer())
        else:
            let_look_along(session_id=session_id, viewer=viewer())
        flash("Bewaard.")
    except Invalid as refused:
        flash(refused.message, "error")
    return redirect(
        url_for("training.own_route", _anchor=f"meekijken-{number_of(request.form.get('programme')) or 0}")
    )


@bp.get("/leergang/routes/<int:route_id>")
@access(Permission.GIVE_TRAINING)
def show_route(route_id: int) -> str:
    """The route of somebody to whom the visitor gives training."""
    found = route_of_participant(route_id, viewer())
    return render_template("training/taking_part/route.html", routes=[found], is_own=False)
