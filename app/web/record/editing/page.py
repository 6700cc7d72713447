"""Change a record: one page, six blocks, one version."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import EditConflict, Invalid, NotAllowed
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.parts.shown import contacts_of, note_of, stories_of
from app.queries.record.ties.relations import ties_of
from app.queries.record.where.hosts import hosts_near
from app.services.record.content import AssetContent
from app.services.record.editing import edit
from app.services.record.parts.storing import Overtaken
from app.services.record.parts.typed import TypedParts
from app.services.record.versions import content_at
from app.services.texts.of_records import stored_texts, texts_of
from app.web.access import access
from app.web.forms import options
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.editing.conflict import conflict_page
from app.web.record.editing.fields import EditForm, blocks_of
from app.web.record.editing.filling import content_from, fill
from app.web.record.forms import buurt_choices, host_choices
from app.web.record.reading import note_read

SAVED = "Bewaard. Dank je."
NOTHING_CHANGED = "Er is niets veranderd."


@bp.get("/buurtkrachten/<int:asset_id>/wijzig")
@access(Permission.RECORD)
def change(asset_id: int) -> ResponseReturnValue:
    """The form with the record as it is now."""
    detail, content = opened(asset_id)
    form = EditForm(formdata=None)
    fill(form, content, version=detail.version)
    if detail.may_see_private:
        contacts, stories, note = contacts_of(asset_id), stories_of(asset_id), note_of(asset_id)
        note_read(asset_id, contacts=contacts, stories=stories, note=note)
        form.fill_parts(contacts, stories, note)
    return form_page(form, detail)


@bp.post("/buurtkrachten/<int:asset_id>/wijzig")
@access(Permission.RECORD)
def save_change(asset_id: int) -> ResponseReturnValue:
    """Store it, or show what clashes."""
    form = EditForm()
    detail, current = opened(asset_id)
    if form.wants_another_row:
        return form_page(form, detail)
    try:
        changed = _save(form, detail, current)
    except Invalid as error:
        if isinstance(error, Overtaken):
            form.take_marks(error.marks)
        show_doubts(form, error)
        return form_page(form, detail), 422
    except EditConflict as error:
        return conflict_page(asset_id, error.current, parts=_parts(form, detail)), 409
    flash(SAVED if changed else NOTHING_CHANGED)
    return redirect(url_for("record.show", asset_id=asset_id))


def opened(asset_id: int) -> tuple[Detail, AssetContent]:
    """The record and what it says now, for who may change it; raises NotFound or NotAllowed."""
    detail = asset_detail(asset_id, viewer())
    content = content_at(asset_id, detail.version)
    if not detail.may_edit or content is None:
        raise NotAllowed(
            f"{detail.steward_name or 'Een ander team'} houdt dit bij. Vraag dat team om de verandering."
        )
    return detail, content


def _save(form: EditForm, detail: Detail, current: AssetContent) -> frozenset[str]:
    asset_id, base = detail.row.asset_id, form.version.data or 0
    content, parts = content_from(form, content_at(asset_id, base) or current), _parts(form, detail)
    ask_about(
        texts_of(content, parts, address=form.address.data or ""),
        stored=lambda: stored_texts(asset_id, current),
    )
    return edit(
        asset_id=asset_id,
        base_version=base,
        content=content,
        parts=parts,
        viewer=viewer(),
    )


def _parts(form: EditForm, detail: Detail) -> TypedParts | None:
    """Contacts, stories and note, of who may see what stands there."""
    return form.typed_parts() if detail.may_see_private else None


def form_page(form: EditForm, detail: Detail, template: str = "record/editing/page.html") -> str:
    """The form with its choices, in a template of its own when it is for something else than changing."""
    row = detail.row
    near = row.location or (detail.buurt.label_point if detail.buurt else None)
    form.themes.choices = options(theme_labels().items())
    form.audiences.choices = options(audience_labels().items())
    form.area.choices = buurt_choices()
    form.service_area.choices = form.area.choices[1:]
    form.meets_at.choices = host_choices(
        hosts_near(near, named=form.host_name.data or "", keep=row.meets_at_id, leave_out=row.asset_id)
    )
    return render_template(
        template,
        form=form.with_empty_parts() if detail.may_see_private else form,
        blocks=blocks_of(form),
        detail=detail,
        labels=labels,
        wijken=area_options(),
        ties=ties_of(row.asset_id, viewer()),
    )
