"""Beheer › Actielijnen: the municipality's own lines, by which a report counts outcomes as well."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.catalogue import theme_labels, themes
from app.queries.reports.action_lines import action_line, action_lines
from app.services.reports.action_lines import MOST, archive_line, store_line
from app.web.access import access
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.reports.blueprint import bp
from app.web.training.forms import line

AWAY = "De actielijn is opgeborgen. Een volgend rapport telt er niet mee; je kunt haar terughalen."
BACK = "De actielijn telt weer mee in een volgend rapport."


@bp.get("/beheer/actielijnen")
@access(Permission.MANAGE_SETTINGS)
def lines() -> str:
    """Those that count, and those that were put away."""
    return render_template(
        "reports/lines/list.html",
        lines=action_lines(),
        away=action_lines(archived=True),
        themes=theme_labels(),
    )


@bp.get("/beheer/actielijnen/nieuw", defaults={"line_id": None})
@bp.get("/beheer/actielijnen/<int:line_id>")
@access(Permission.MANAGE_SETTINGS)
def edit_line(line_id: int | None) -> str:
    """Its name, and all themes to tick; a new one without a number."""
    found = None if line_id is None else action_line(line_id)
    return _form(line_id, found.name if found else "", set(found.themes) if found else set())


@bp.post("/beheer/actielijnen/nieuw", defaults={"line_id": None})
@bp.post("/beheer/actielijnen/<int:line_id>")
@access(Permission.MANAGE_SETTINGS)
def store(line_id: int | None) -> ResponseReturnValue:
    """Keep it, put it away, or take it back."""
    what = request.form.get("what", "")
    if line_id is not None and what in {"away", "back"}:
        archive_line(line_id=line_id, archived=what == "away", viewer=viewer())
        flash(AWAY if what == "away" else BACK)
        return redirect(url_for("reports.lines"))
    name, chosen = line(request.form.get("name")), set(request.form.getlist("thema"))
    try:
        ask_about({"name": name}, of="action-line-", stored=lambda: _stored(line_id))
        store_line(line_id=line_id, name=name, themes=chosen, viewer=viewer())
    except Invalid as wrong:
        return _form(line_id, name, chosen, wrong), 422
    flash("Bewaard. Een volgend rapport telt ermee; wat vastgezet is, verandert niet.")
    return redirect(url_for("reports.lines"))


def _stored(line_id: int | None) -> tuple[str, ...]:
    return () if line_id is None else (action_line(line_id).name,)


def _form(line_id: int | None, name: str, chosen: set[str], wrong: Invalid | None = None) -> str:
    found = None if line_id is None else action_line(line_id)
    offered = themes() | {code: label for code, label in theme_labels().items() if code in chosen}
    return render_template(
        "reports/lines/line.html",
        found=found,
        typed={"name": name},
        chosen=chosen,
        themes=offered,
        errors=wrong.errors if wrong else {},
        keep=keeps_of(wrong).get("name") if wrong else None,
        most=MOST,
    )
