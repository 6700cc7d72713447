"""Taking a record away, and the list of what was: to put it back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid, NotAllowed
from app.policy import Permission
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.keeping.removed import removed_records
from app.queries.record.where.hosts import has_guests
from app.services.record.keeping.taking_away import NOT_YOURS, put_back, take_away
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp


@bp.get("/buurtkrachten/<int:asset_id>/verwijder")
@access(Permission.RECORD)
def ask_removal(asset_id: int) -> ResponseReturnValue:
    """What happens, and why it may go."""
    return _page(_opened(asset_id), {})


@bp.post("/buurtkrachten/<int:asset_id>/verwijder")
@access(Permission.RECORD)
def remove(asset_id: int) -> ResponseReturnValue:
    """Take it away; the list that follows can put it back."""
    detail = _opened(asset_id)
    try:
        gone = take_away(asset_id=asset_id, because=request.form.get("because", ""), viewer=viewer())
    except Invalid as error:
        return _page(detail, error.errors), 422
    flash(f"{detail.row.name} is weg van kaart en lijst." if gone else "Dit was al weggehaald.")
    return redirect(url_for("record.trash"))


@bp.get("/prullenbak")
@access(Permission.RECORD)
def trash() -> str:
    """What the visitor's teams took away; for an administrator more."""
    number = max(1, request.args.get("pagina", 1, type=int))
    return render_template(
        "record/keeping/trash.html",
        found=removed_records(viewer(), number=number),
        reasons=labels.REMOVAL_REASONS,
        administers=viewer().may(Permission.MANAGE_PEOPLE),
    )


@bp.post("/prullenbak/<int:asset_id>")
@access(Permission.RECORD)
def restore(asset_id: int) -> ResponseReturnValue:
    """Put it back and go there."""
    back = put_back(asset_id=asset_id, viewer=viewer())
    flash("Teruggezet." if back else "Dit staat al op de kaart.")
    return redirect(url_for("record.show", asset_id=asset_id))


def _opened(asset_id: int) -> Detail:
    detail = asset_detail(asset_id, viewer())
    if not detail.may_edit:
        raise NotAllowed(NOT_YOURS)
    return detail


def _page(detail: Detail, errors: dict[str, str]) -> str:
    return render_template(
        "record/keeping/take_away.html",
        detail=detail,
        has_guests=has_guests(detail.row.asset_id),
        reasons=labels.REMOVAL_REASONS,
        errors=errors,
        chosen=request.form.get("because", ""),
    )
