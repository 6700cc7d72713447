"""Beheer › Instellingen: the organisation's own numbers."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, Flask, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import StringField

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.settings import KNOWN, settings
from app.services.settings import choose_settings
from app.web.access import access
from app.web.forms import show_errors
from app.web.identity import viewer

bp = Blueprint("settings", __name__)

NumbersForm = type("NumbersForm", (FlaskForm,), {known.name: StringField(known.label) for known in KNOWN})
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


def _page(form: FlaskForm) -> str:
    groups = [(name, list(known)) for name, known in groupby(KNOWN, key=lambda known: known.group)]
    return render_template("settings/numbers.html", form=form, groups=groups)


def init_app(app: Flask) -> None:
    """Attach the page."""
    app.register_blueprint(bp)
