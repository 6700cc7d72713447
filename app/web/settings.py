"""Beheer › Instellingen: the organisation's own numbers; and what was changed beside records."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.changes import changes_page
from app.queries.own_texts import HELPS, LABELS, own_texts
from app.queries.settings import KNOWN, settings
from app.services.own_texts import write_own_texts
from app.services.settings import choose_settings
from app.web.access import access
from app.web.forms import options, show_errors
from app.web.identity import viewer

bp = Blueprint("settings", __name__)

LAST_PAGE = 10_000
TABLES = {
    "action_assets": "Buurtkracht uit een vervolgstap",
    "action_lines": "Actielijn",
    "action_relations": "Verbinding uit een vervolgstap",
    "area_groups": "Groep buurten",
    "area_sets": "Indeling",
    "audiences": "Doelgroep",
    "claims": "Verband met de leergang",
    "memberships": "Lid van een team",
    "own_texts": "Eigen tekst",
    "modules": "Module",
    "programmes": "Leergang",
    "questions": "Buurtvraag",
    "relations": "Verbinding",
    "rollout_plans": "Plan van de basistraining",
    "session_trainers": "Trainer bij een bijeenkomst",
    "sessions": "Bijeenkomst",
    "settings": "Instelling",
    "sources": "Bron",
    "team_buurten": "Buurt van een team",
    "teams": "Team",
    "themes": "Thema",
    "trainer_qualifications": "Wie een module mag geven",
    "users": "Iemand die kan inloggen",
}
"""What a row of each table is called."""
ACTS = {"made": "erbij", "changed": "veranderd", "removed": "weggehaald"}

FIELDS = {
    known.name: SelectField(known.label, choices=options(known.words.items()))
    if known.words
    else StringField(known.label)
    for known in KNOWN
}
NumbersForm = type("NumbersForm", (FlaskForm,), FIELDS)
"""A field for every setting that is known."""


@bp.get("/beheer/instellingen")
@access(Permission.MANAGE_SETTINGS)
def own_numbers() -> str:
    """Every number with what it means and between which limits."""
    return _page(NumbersForm(formdata=None, data={name: str(value) for name, value in settings().items()}))


@bp.post("/beheer/instellingen")
@access(Permission.MANAGE_SETTINGS)
def choose() -> ResponseReturnValue:
    """Store them all, or say per number what is wrong."""
    form = NumbersForm()
    typed = {known.name: form[known.name].data or "" for known in KNOWN}
    try:
        changed = choose_settings(typed, viewer=viewer())
    except Invalid as refused:
        show_errors(form, refused.errors)
        return _page(form), 422
    flash("Bewaard. Dit geldt vanaf nu." if changed else "Er is niets veranderd.")
    return redirect(url_for("settings.own_numbers"))


@bp.get("/beheer/veranderingen")
@access(Permission.MANAGE_SETTINGS)
def changes() -> str:
    """What was changed beside records, fifty at a time."""
    number = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    rows, more = changes_page(number)
    return render_template(
        "settings/changes.html", rows=rows, more=more, number=number, tables=TABLES, acts=ACTS
    )


@bp.post("/beheer/instellingen/teksten")
@access(Permission.MANAGE_SETTINGS)
def write_texts() -> ResponseReturnValue:
    """Store the organisation's own texts, or say what is wrong with one."""
    typed = {name: request.form[name] for name in LABELS if name in request.form}
    try:
        changed = write_own_texts(typed, viewer=viewer())
    except Invalid as refused:
        form = NumbersForm(formdata=None, data={name: str(value) for name, value in settings().items()})
        return _page(form, texts=typed, wrong=refused), 422
    flash("Bewaard. Dit geldt vanaf nu." if changed else "Er is niets veranderd.")
    return redirect(url_for("settings.own_numbers"))


def _page(form: FlaskForm, *, texts: dict[str, str] | None = None, wrong: Invalid | None = None) -> str:
    groups = [(name, list(known)) for name, known in groupby(KNOWN, key=lambda known: known.group)]
    return render_template(
        "settings/numbers.html",
        form=form,
        groups=groups,
        texts={**own_texts(), **(texts or {})},
        text_labels=LABELS,
        text_helps=HELPS,
        text_errors=wrong.errors if wrong else {},
    )


def init_app(app: Flask) -> None:
    """Attach the page."""
    app.register_blueprint(bp)
