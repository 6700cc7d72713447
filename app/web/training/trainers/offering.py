"""Wil je zelf geven? A colleague offers to give a module, and sees what she gives already."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.training.sessions import sessions_given_by
from app.queries.training.trainers.qualified import offers
from app.services.training.trainers.qualifying import offer_to_give, stop_giving
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp


@bp.get("/leergang/zelf-geven")
@access(Permission.RECORD)
def offering() -> str:
    """Each module with a button, and her own sessions: nobody else sees these beside the coordinator."""
    return render_template(
        "training/trainers/offering.html",
        offers=offers(viewer()),
        gives=[line for line in sessions_given_by(viewer()) if line.state in ("concept", "active")],
    )


@bp.post("/leergang/modules/<int:module_id>/zelf-geven")
@access(Permission.RECORD)
def offer(module_id: int) -> ResponseReturnValue:
    """Offer, or stop."""
    if request.form.get("what") == "stop":
        stop_giving(module_id=module_id, viewer=viewer())
        flash("Bewaard. Je geeft deze module niet (meer).")
    else:
        offer_to_give(module_id=module_id, viewer=viewer())
        flash("Fijn. De coördinator ziet dat je dit wilt geven.")
    return redirect(url_for("training.offering", _anchor=f"module-{module_id}"))
