"""Voorgoed weg: for an administrator, of what was taken away before."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.keeping.removed import removed_name
from app.services.record.keeping.deleting import WHY, delete_for_good
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

SURE = "Zet eerst het vinkje. Voorgoed weg is echt weg."


@bp.get("/prullenbak/<int:asset_id>/voorgoed")
@access(Permission.MANAGE_PEOPLE)
def ask_deletion(asset_id: int) -> ResponseReturnValue:
    """What goes, what stays, and why."""
    return _page(asset_id, {})


@bp.post("/prullenbak/<int:asset_id>/voorgoed")
@access(Permission.MANAGE_PEOPLE)
def delete(asset_id: int) -> ResponseReturnValue:
    """Delete it, when it was said twice."""
    reason = request.form.get("reason", "")
    if request.form.get("sure") != "yes":
        return _page(asset_id, {"sure": SURE} | ({} if reason else {"reason": WHY})), 422
    try:
        delete_for_good(asset_id=asset_id, reason=reason, viewer=viewer())
    except Invalid as error:
        return _page(asset_id, error.errors), 422
    flash("Voorgoed weg.")
    return redirect(url_for("record.trash"))


def _page(asset_id: int, errors: dict[str, str]) -> str:
    return render_template(
        "record/keeping/delete.html",
        name=removed_name(asset_id, viewer()),
        asset_id=asset_id,
        reasons={reason: words for reason, words in labels.DELETION_REASONS.items() if reason != "retention"},
        chosen=request.form.get("reason", ""),
        errors=errors,
    )
