"""Change a record; when a colleague changed the same meanwhile, show both and ask."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeSerializer

from app import labels
from app.exceptions import EditConflict, Invalid, NotAllowed
from app.policy import Permission
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.where.hosts import hosts_near
from app.services.record.content import AssetContent, as_json, from_json
from app.services.record.editing import Conflict, edit, resolve
from app.services.record.versions import content_at
from app.web.access import access
from app.web.forms import options, show_errors
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.filling import content_from, fill
from app.web.record.forms import EditForm, buurt_choices, host_choices
from app.web.record.wording import FIELD_LABELS, in_words

SAVED = "Bewaard. Dank je."
NOTHING_CHANGED = "Er is niets veranderd."


@bp.get("/buurtkrachten/<int:asset_id>/wijzig")
@access(Permission.RECORD)
def change(asset_id: int) -> ResponseReturnValue:
    """The form with the record as it is now."""
    detail, content = _opened(asset_id)
    form = EditForm(formdata=None)
    fill(form, content, version=detail.version)
    return _page(form, detail)


@bp.post("/buurtkrachten/<int:asset_id>/wijzig")
@access(Permission.RECORD)
def save_change(asset_id: int) -> ResponseReturnValue:
    """Store it, or show what clashes."""
    form = EditForm()
    detail, current = _opened(asset_id)
    if form.wants_another_row:
        return _page(form, detail)
    base = form.version.data or 0
    try:
        before = content_at(asset_id, base) or current
        content = content_from(form, before)
        changed = edit(asset_id=asset_id, base_version=base, content=content, viewer=viewer())
    except Invalid as error:
        show_errors(form, error.errors)
        return _page(form, detail), 422
    except EditConflict as error:
        return _conflict_page(asset_id, error.current), 409
    flash(SAVED if changed else NOTHING_CHANGED)
    return redirect(url_for("record.show", asset_id=asset_id))


@bp.post("/buurtkrachten/<int:asset_id>/samenvoegen")
@access(Permission.RECORD)
def settle(asset_id: int) -> ResponseReturnValue:
    """Store the answers of the conflict page."""
    base, mine = _unpack(asset_id, request.form.get("mine", ""))
    choices = {name: request.form.get(f"choice-{name}", "") for name in FIELD_LABELS}
    try:
        resolve(
            asset_id=asset_id,
            base_version=base,
            seen_version=request.form.get("version", 0, type=int),
            content=mine,
            choices=choices,
            viewer=viewer(),
        )
    except EditConflict as error:
        return _conflict_page(asset_id, error.current, choices=choices), 409
    flash(SAVED)
    return redirect(url_for("record.show", asset_id=asset_id))


def _opened(asset_id: int) -> tuple[Detail, AssetContent]:
    detail = asset_detail(asset_id, viewer())
    content = content_at(asset_id, detail.version)
    if not detail.may_edit or content is None:
        raise NotAllowed(
            f"{detail.steward_name or 'Een ander team'} houdt dit bij. Vraag dat team om de verandering."
        )
    return detail, content


def _page(form: EditForm, detail: Detail) -> str:
    form.themes.choices = options(theme_labels().items())
    form.audiences.choices = options(audience_labels().items())
    form.service_area.choices = buurt_choices()[1:]
    form.area.choices = buurt_choices()
    form.meets_at.choices = host_choices(
        hosts_near(
            detail.row.location or (detail.buurt.label_point if detail.buurt else None),
            keep=detail.row.meets_at_id,
            leave_out=detail.row.asset_id,
        )
    )
    return render_template(
        "record/edit.html",
        form=form,
        detail=detail,
        labels=labels,
    )


def _conflict_page(asset_id: int, conflict: Conflict, *, choices: dict[str, str] | None = None) -> str:
    """Both values per clashing field, with nothing chosen beforehand; what was answered stays answered."""
    rows: list[dict[str, Any]] = [
        {
            "name": name,
            "label": label,
            "mine": in_words(conflict.mine, name),
            "theirs": in_words(conflict.current, name),
            "before": in_words(conflict.before, name),
            "chosen": (choices or {}).get(name, ""),
        }
        for name, label in FIELD_LABELS.items()
        if name in conflict.clashing
    ]
    missing = [row for row in rows if choices is not None and row["chosen"] not in {"mine", "theirs"}]
    return render_template(
        "record/conflict.html",
        asset_id=asset_id,
        rows=rows,
        missing=missing,
        merged=[label for name, label in FIELD_LABELS.items() if name in conflict.merged],
        version=conflict.current_version,
        mine=_serializer().dumps([asset_id, conflict.base_version, as_json(conflict.mine)]),
        stopped=conflict.current.status == "stopped" != conflict.before.status,
    )


def _unpack(asset_id: int, packed: str) -> tuple[int, AssetContent]:
    try:
        owner, base, record = _serializer().loads(packed)
    except BadData:
        raise Invalid({"mine": "Dit formulier is beschadigd. Open de pagina opnieuw."}) from None
    if owner != asset_id:
        raise Invalid({"mine": "Dit formulier hoort bij iets anders. Open de pagina opnieuw."})
    return base, from_json(record)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="conflict")
