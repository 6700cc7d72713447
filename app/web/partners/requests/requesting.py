"""Vraag om contact: the form, for who does not keep the record."""

from __future__ import annotations

from uuid import uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, TextAreaField

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.partners.requests import own_groups, own_questions
from app.queries.partners.threads import asking_about
from app.queries.record.detail import Detail, asset_detail
from app.services.partners.requesting import request_contact
from app.web.access import access
from app.web.forms import options
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.record.forms import form_key


class RequestForm(FlaskForm):  # type: ignore[misc]
    """What is looked for, and on whose behalf."""

    text = TextAreaField("Wat zoek je?")
    question = SelectField("Bij welke buurtvraag hoort dit?", validate_choice=False)
    group = SelectField("Namens welke groep vraag je dit?", validate_choice=False)
    client_key = HiddenField(default=lambda: str(uuid4()))


@bp.get("/buurtkrachten/<int:asset_id>/verzoek")
@access(Permission.RECORD)
def new_request(asset_id: int) -> ResponseReturnValue:
    """The form; who can't ask now reads why on the page of the record."""
    detail = asset_detail(asset_id, viewer())
    paused = detail.row.no_requests_until
    may_ask = asking_about(asset_id, detail.row.buurt_id, viewer()).may_ask
    if not may_ask or (paused is not None and paused >= clock.today()):
        return redirect(url_for("record.show", asset_id=asset_id))
    return _page(RequestForm(formdata=None), detail)


@bp.post("/buurtkrachten/<int:asset_id>/verzoek")
@access(Permission.RECORD)
def save_request(asset_id: int) -> ResponseReturnValue:
    """Send it to the team that keeps the record."""
    form, detail = RequestForm(), asset_detail(asset_id, viewer())
    try:
        ask_about({"text": form.text.data or ""}, of="request-")
        made = request_contact(
            asset_id=asset_id,
            client_key=form_key(form.client_key.data or ""),
            text=form.text.data or "",
            question_id=_chosen(form.question),
            group_id=_chosen(form.group),
            viewer=viewer(),
        )
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, detail), 422
    flash(f"Verstuurd naar {detail.steward_name}. Zij leggen het contact.")
    return redirect(url_for("partners.show_request", request_id=made.id))


def _chosen(field: SelectField) -> int | None:
    """The id that was chosen; 0, which is nobody's, for what is no number."""
    said = field.data or ""
    return None if not said else int(said) if said.isdecimal() and len(said) < 18 else 0


def _page(form: RequestForm, detail: Detail) -> str:
    form.question.choices = options(own_questions(viewer()), nothing="Geen buurtvraag")
    form.group.choices = options(own_groups(viewer(), besides=detail.row.asset_id), nothing="Geen groep")
    return render_template(
        "partners/requests/form.html",
        form=form,
        detail=detail,
        asking=asking_about(detail.row.asset_id, detail.row.buurt_id, viewer()),
    )
