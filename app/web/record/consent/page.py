"""Toestemming: what was agreed with somebody ends soon; agree on it anew, or take it away."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.parts.ending import ending
from app.services.record.parts.renewing import drop, renew
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.formatting import day
from app.web.record.blueprint import bp

NOT_A_DAY = "Vul in op welke dag dit opnieuw is afgesproken."


@bp.get("/toestemming")
@access(Permission.RECORD)
def consents() -> ResponseReturnValue:
    """What ends soon, of what the visitor's teams keep; a trusted device asks for the password first."""
    if not viewer().is_proven:
        return redirect(url_for("people.prove", verder=url_for("record.consents")))
    return _page()


@bp.post("/toestemming/<part_kind>/<int:part_id>")
@access(Permission.RECORD)
def answer_consent(part_kind: str, part_id: int) -> ResponseReturnValue:
    """Agreed anew, or gone."""
    if request.form.get("what") == "drop":
        drop(kind=part_kind, part_id=part_id, viewer=viewer())
        flash("Weg. Dit is niet terug te halen.")
        return redirect(url_for("record.consents"))
    try:
        until = renew(kind=part_kind, part_id=part_id, consent_on=_day(), viewer=viewer())
    except Invalid as error:
        return _page({(part_kind, part_id): error.errors["consent_on"]}), 422
    flash(f"Bewaard. Dit geldt tot {day(until)}.")
    return redirect(url_for("record.consents"))


def _day() -> date | None:
    try:
        return date.fromisoformat(request.form.get("consent_on", "").strip())
    except ValueError:
        raise Invalid({"consent_on": NOT_A_DAY}) from None


def _page(errors: dict[tuple[str, int], str] | None = None) -> str:
    return render_template(
        "record/consent/page.html",
        ending=ending(viewer()),
        errors=errors or {},
        typed=request.form.get("consent_on", ""),
        today=clock.today(),
    )
