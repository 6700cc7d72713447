"""Bring back what an older version said, per field; and for ten minutes undo what one changed oneself."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import EditConflict, Invalid, NotFound
from app.models.record.history import VersionAct
from app.policy import Permission
from app.queries.record.detail import Detail
from app.queries.record.history.versions import one_version
from app.services.record.content import AssetContent, from_json
from app.services.record.history.going_back import go_back, undo_change
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.editing.conflict import conflict_page
from app.web.record.editing.page import opened
from app.web.record.history.page import changed_fields

BACK = "Teruggezet. Dank je."
UNDONE = "Ongedaan gemaakt. Het staat er weer zoals het was."
STANDS = "Er was niets om terug te zetten."


@bp.get("/buurtkrachten/<int:asset_id>/terugzetten")
@access(Permission.RECORD)
def older(asset_id: int) -> ResponseReturnValue:
    """What would change by going back to version `versie`, or by one; every field is ticked."""
    detail, now = opened(asset_id)
    return _page(detail, now)


@bp.post("/buurtkrachten/<int:asset_id>/terugzetten")
@access(Permission.RECORD)
def bring_back(asset_id: int) -> ResponseReturnValue:
    """Store the fields that were ticked as they were."""
    detail, now = opened(asset_id)
    try:
        changed = go_back(
            asset_id=asset_id,
            version=_asked(detail),
            seen_version=request.form.get("version", 0, type=int),
            fields=request.form.getlist("fields"),
            viewer=viewer(),
        )
    except Invalid as error:
        return _page(detail, now, errors=error.errors), 422
    except EditConflict as error:
        return conflict_page(asset_id, error.current, parts=None), 409
    flash(BACK if changed else STANDS)
    return redirect(url_for("record.show", asset_id=asset_id))


@bp.post("/buurtkrachten/<int:asset_id>/verandering-ongedaan")
@access(Permission.RECORD)
def undo_latest(asset_id: int) -> ResponseReturnValue:
    """Take one's own latest change back; what no rule allows any more is told field by field."""
    version = request.form.get("version", 0, type=int)
    try:
        undo_change(asset_id=asset_id, version=version, viewer=viewer())
    except Invalid:
        return redirect(url_for("record.older", asset_id=asset_id, versie=version - 1))
    flash(UNDONE)
    return redirect(url_for("record.show", asset_id=asset_id))


def _asked(detail: Detail) -> int:
    """The version that the address names, else the one before that of today."""
    return request.values.get("versie", max(detail.version - 1, 1), type=int)


def _page(detail: Detail, now: AssetContent, *, errors: dict[str, str] | None = None) -> str:
    version = one_version(detail.row.asset_id, _asked(detail), viewer())
    if version is None or version.act is VersionAct.REMOVED:
        raise NotFound("Deze versie is er niet. Open de pagina opnieuw.")
    return render_template(
        "record/history/going_back.html",
        detail=detail,
        row=detail.row,
        version=version,
        changed=changed_fields(now, from_json(dict(version.record)), sees_place=True),
        chosen=request.form.getlist("fields") if errors is not None else None,
        errors=errors or {},
    )
