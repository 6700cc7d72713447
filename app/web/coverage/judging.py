"""Wat vinden wij ervan? A sentence of a professional beside the numbers of an area."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.areas import AreaSummary, area_by_code
from app.queries.record.catalogue import themes
from app.services.coverage.judging import HOLDS, LONGEST, judge, take_back
from app.web.access import access
from app.web.areas.show import address
from app.web.coverage.blueprint import bp
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.forms import form_key
from app.web.training.forms import day_of, line

USUAL = timedelta(days=182)


@bp.get("/gebieden/<code>/oordeel")
@access(Permission.RECORD)
def ask_judgement(code: str) -> str:
    """The question."""
    return _ask(area_by_code(code))


@bp.post("/gebieden/<code>/oordeel")
@access(Permission.RECORD)
def make_judgement(code: str) -> ResponseReturnValue:
    """Keep the sentence."""
    area, said = area_by_code(code), line(request.form.get("said"))
    try:
        ask_about({"said": said}, of="judgement-")
        judge(
            area_id=area.id,
            theme=request.form.get("theme", ""),
            said=said,
            expires_on=day_of(request.form.get("expires_on", "")),
            client_key=form_key(request.form.get("client_key", "")),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return _ask(area, wrong), 422
    flash("Bewaard. Het staat naast de cijfers, en telt er niet in mee.")
    return redirect(f"{address(area)}#oordelen")


@bp.post("/gebieden/<code>/oordelen/<int:judgement_id>/weg")
@access(Permission.RECORD)
def take_back_judgement(code: str, judgement_id: int) -> ResponseReturnValue:
    """Throw away what one's own team or role said."""
    take_back(judgement_id=judgement_id, viewer=viewer())
    flash("Weggehaald.")
    return redirect(f"{address(area_by_code(code))}#oordelen")


def _ask(area: AreaSummary, wrong: Invalid | None = None) -> str:
    today = clock.today()
    return render_template(
        "coverage/judgement.html",
        area=area,
        back=address(area),
        themes=themes(),
        typed=request.form or {"expires_on": (today + USUAL).isoformat()},
        errors=wrong.errors if wrong else {},
        keep=next(iter(keeps_of(wrong).values()), None) if wrong else None,
        key=request.form.get("client_key") or str(uuid4()),
        most=LONGEST,
        last=today + HOLDS,
        tomorrow=today + timedelta(days=1),
    )
