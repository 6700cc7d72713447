"""Wat vinden wij ervan? A sentence of a professional beside the numbers of an area or a group of buurten."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.areas import area_by_code
from app.queries.coverage.beside.judgements import Judged, judged_by_code, judgements_of
from app.queries.record.catalogue import theme_labels, themes
from app.services.coverage.judging import HOLDS, LONGEST, judge, take_back
from app.web.access import access
from app.web.areas.show import address
from app.web.coverage.blueprint import bp
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.record.forms import form_key
from app.web.training.forms import day_of, line

USUAL = timedelta(days=182)


@bp.get("/gebieden/<code>/oordelen")
@access(Permission.RECORD)
def show_judgements(code: str) -> ResponseReturnValue:
    """What is thought of a group of buurten, which has no page of its own; an area says it on its page."""
    about = judged_by_code(code)
    if about.group_id is None:
        return redirect(_back(about))
    return render_template(
        "coverage/judgements.html",
        about=about,
        judgements=judgements_of(about, viewer()),
        theme_labels=theme_labels(),
    )


@bp.get("/gebieden/<code>/oordeel")
@access(Permission.RECORD)
def ask_judgement(code: str) -> str:
    """The question."""
    return _ask(judged_by_code(code))


@bp.post("/gebieden/<code>/oordeel")
@access(Permission.RECORD)
def make_judgement(code: str) -> ResponseReturnValue:
    """Keep the sentence."""
    about, said = judged_by_code(code), line(request.form.get("said"))
    try:
        ask_about({"said": said}, of="judgement-")
        judge(
            about=about,
            theme=request.form.get("theme", ""),
            said=said,
            expires_on=day_of(request.form.get("expires_on", "")),
            client_key=form_key(request.form.get("client_key", "")),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return _ask(about, wrong), 422
    flash("Bewaard. Het staat naast de cijfers, en telt er niet in mee.")
    return redirect(_back(about))


@bp.post("/gebieden/<code>/oordelen/<int:judgement_id>/weg")
@access(Permission.RECORD)
def take_back_judgement(code: str, judgement_id: int) -> ResponseReturnValue:
    """Throw away what one's own team or role said."""
    take_back(judgement_id=judgement_id, viewer=viewer())
    flash("Weggehaald.")
    return redirect(_back(judged_by_code(code)))


def _back(about: Judged) -> str:
    """Where what is thought of it stands."""
    if about.group_id is not None:
        return url_for("coverage.show_judgements", code=about.code)
    return f"{address(area_by_code(about.code))}#oordelen"


def _ask(about: Judged, wrong: Invalid | None = None) -> str:
    today = clock.today()
    return render_template(
        "coverage/judgement.html",
        about=about,
        back=_back(about),
        themes=themes(),
        typed=request.form or {"expires_on": (today + USUAL).isoformat()},
        errors=wrong.errors if wrong else {},
        keep=next(iter(keeps_of(wrong).values()), None) if wrong else None,
        key=request.form.get("client_key") or str(uuid4()),
        most=LONGEST,
        last=today + HOLDS,
        tomorrow=today + timedelta(days=1),
    )
