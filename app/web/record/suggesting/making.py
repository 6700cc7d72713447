"""Suggest a change: the form of the whole record, and a field to say it in words."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, TextAreaField

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.detail import Detail, asset_detail
from app.services.record.content import AssetContent
from app.services.record.suggesting.making import suggest
from app.services.record.versions import content_at
from app.services.texts.of_records import texts_of
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.editing.fields import EditForm
from app.web.record.editing.filling import KEEP, content_from, fill
from app.web.record.editing.page import form_page
from app.web.record.forms import form_key

TEMPLATE = "record/suggesting/form.html"


class SuggestForm(EditForm):
    """The record without its contacts, stories and note; a remark will do as well."""

    remark = TextAreaField("Zeg het in je eigen woorden")
    client_key = HiddenField(default=lambda: str(uuid4()))


@bp.get("/buurtkrachten/<int:asset_id>/voorstel")
@access(Permission.RECORD)
def suggest_change(asset_id: int) -> ResponseReturnValue:
    """The form with the record as it is now; who may change it herself does that."""
    detail, content = _opened(asset_id)
    if detail.may_edit:
        return redirect(url_for("record.change", asset_id=asset_id))
    form = SuggestForm(formdata=None)
    fill(form, content, version=detail.version)
    if not detail.keeps:
        form.address.data = form.meets_at.data = ""
    return form_page(form, detail, TEMPLATE)


@bp.post("/buurtkrachten/<int:asset_id>/voorstel")
@access(Permission.RECORD)
def save_suggestion(asset_id: int) -> ResponseReturnValue:
    """Keep it for the team that decides."""
    form = SuggestForm()
    detail, current = _opened(asset_id)
    if form.wants_another_row:
        return form_page(form, detail, TEMPLATE)
    try:
        _suggest(form, detail, current)
    except Invalid as error:
        show_doubts(form, error)
        return form_page(form, detail, TEMPLATE), 422
    flash(f"Bewaard. {detail.steward_name or 'Een beheerder'} ziet je voorstel.")
    return redirect(url_for("record.show", asset_id=asset_id))


def _suggest(form: SuggestForm, detail: Detail, current: AssetContent) -> None:
    asset_id, base = detail.row.asset_id, form.version.data or 0
    content, remark = content_from(form, content_at(asset_id, base) or current), form.remark.data or ""
    typed = texts_of(content, address=form.address.data or "") | {"remark": remark}
    ask_about(typed, of="suggestion-", stored=texts_of(current).values)
    says_where = not detail.keeps and form.place.data not in {None, "", KEEP}
    suggest(
        asset_id=asset_id,
        base_version=base,
        client_key=form_key(form.client_key.data or ""),
        content=content,
        remark=remark,
        even_so=frozenset({"where"}) if says_where else frozenset(),
        viewer=viewer(),
    )


def _opened(asset_id: int) -> tuple[Detail, AssetContent]:
    """The record as far as the visitor sees it, without its parts, and what it says now."""
    detail = replace(asset_detail(asset_id, viewer()), may_see_private=False, asks_password=False)
    content = content_at(asset_id, detail.version)
    if content is None:
        raise LookupError(f"record {asset_id} has no version {detail.version}")
    return detail, content
