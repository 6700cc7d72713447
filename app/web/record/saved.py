"""After saving: thanks, ten minutes to take it back, and at most three questions of one tap."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import NotFound
from app.models.record import Aware, LedBy
from app.policy import Permission
from app.queries.record.detail import asset_detail
from app.queries.record.nearby import nearby
from app.queries.training.offered import sessions_offered
from app.services.record.completing import answer_aware, answer_led_by
from app.services.record.keeping.taking_away import undo_capture
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

QUESTIONS = ("aware", "led_by", "claim")


@bp.get("/buurtkrachten/<int:asset_id>/vastgelegd")
@access(Permission.RECORD)
def saved(asset_id: int) -> ResponseReturnValue:
    """The page after saving, with the next question that is worth asking."""
    detail = asset_detail(asset_id, viewer())
    if not detail.may_edit:
        return redirect(url_for("record.show", asset_id=asset_id))
    offered = sessions_offered(viewer())
    asked = [name for name in QUESTIONS if name != "claim" or offered]
    number = min(max(request.args.get("vraag", 1, type=int), 1), len(asked) + 1)
    return render_template(
        "record/saved.html",
        detail=detail,
        question=asked[number - 1] if number <= len(asked) else "",
        number=number,
        count=len(asked),
        offered=offered,
        nearby=nearby(detail.row, viewer()),
        aware=labels.AWARE,
        led_by=labels.LED_BY,
    )


@bp.post("/buurtkrachten/<int:asset_id>/aanvullen")
@access(Permission.RECORD)
def complete(asset_id: int) -> ResponseReturnValue:
    """Store the answer to one question and go on to the next."""
    if request.form.get("aware") in set(Aware):
        answer_aware(asset_id=asset_id, aware=Aware(request.form["aware"]), viewer=viewer())
    elif "led_by" in request.form:
        chosen = request.form["led_by"]
        answer_led_by(
            asset_id=asset_id, led_by=LedBy(chosen) if chosen in set(LedBy) else None, viewer=viewer()
        )
    else:
        raise NotFound
    return redirect(url_for("record.saved", asset_id=asset_id, vraag=request.form.get("next", type=int)))


@bp.post("/buurtkrachten/<int:asset_id>/ongedaan")
@access(Permission.RECORD)
def undo(asset_id: int) -> ResponseReturnValue:
    """Take it back; the record disappears from everybody's map."""
    undo_capture(asset_id=asset_id, viewer=viewer())
    flash("Het staat niet meer op de kaart.")
    return redirect(url_for("record.map_page"))
