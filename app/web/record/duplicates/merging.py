"""Two records become one: choose per field, and take it back."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset
from app.policy import Permission
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.duplicates.merged import merged_into
from app.queries.record.duplicates.pairs import may_be_merged
from app.services.record.content import AssetContent, content_of
from app.services.record.merging.choosing import BOTH, GONE, KEPT, choices_for, fields_apart, proposed
from app.services.record.merging.merging import NOT_YOURS, merge
from app.services.record.merging.undoing import undo_merge
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.duplicates.comparing import on_map
from app.web.record.wording import FIELD_LABELS, in_words

DONE = "Samengevoegd. Wat bij het andere kaartje hoorde, staat nu hier."
UNDONE = "Teruggedraaid. Het zijn weer twee kaartjes."
LATER = " Wat daarna is veranderd, bleef hier staan: {fields}."
TOGETHER = "Samen: {words}"


@bp.get("/buurtkrachten/<int:asset_id>/voeg-samen/<int:other_id>")
@access(Permission.RECORD)
def choose_merge(asset_id: int, other_id: int) -> ResponseReturnValue:
    """The first stays, the second becomes part of it; per field that differs what it will say."""
    return _page(*_both(asset_id, other_id), {})


@bp.post("/buurtkrachten/<int:asset_id>/voeg-samen/<int:other_id>")
@access(Permission.RECORD)
def make_one(asset_id: int, other_id: int) -> ResponseReturnValue:
    """Make them one and go there; what can't be is said on the same page."""
    form = request.form
    try:
        merge(
            kept_id=asset_id,
            gone_id=other_id,
            versions=(form.get("kept", 0, type=int), form.get("gone", 0, type=int)),
            choices={name: form.get(f"choice-{name}", KEPT) for name in FIELD_LABELS},
            viewer=viewer(),
        )
    except Invalid as error:
        return _page(*_both(asset_id, other_id), error.errors), 422
    flash(DONE)
    return redirect(url_for("record.show", asset_id=asset_id))


@bp.get("/buurtkrachten/<int:asset_id>/samengevoegd")
@access(Permission.RECORD)
def show_merged(asset_id: int) -> ResponseReturnValue:
    """What became part of this record, for who may take that back."""
    detail = asset_detail(asset_id, viewer())
    return render_template(
        "record/duplicates/merged.html", detail=detail, merged=merged_into(asset_id, viewer())
    )


@bp.post("/buurtkrachten/<int:asset_id>/samengevoegd/<int:merge_id>")
@access(Permission.RECORD)
def part_again(asset_id: int, merge_id: int) -> ResponseReturnValue:
    """Two records again."""
    later = undo_merge(merge_id=merge_id, viewer=viewer())
    fields = ", ".join(label.strip("?") for name, label in FIELD_LABELS.items() if name in later)
    flash(UNDONE + (LATER.format(fields=fields) if fields else ""))
    return redirect(url_for("record.show", asset_id=asset_id))


def _both(asset_id: int, other_id: int) -> tuple[Detail, Detail]:
    if asset_id == other_id:
        raise NotFound
    both = asset_detail(asset_id, viewer()), asset_detail(other_id, viewer())
    if not may_be_merged(asset_id, other_id, viewer()):
        raise NotAllowed(NOT_YOURS)
    return both


def _page(kept: Detail, gone: Detail, errors: dict[str, str]) -> str:
    here, there = (
        content_of(database.session.get_one(Asset, detail.row.asset_id)) for detail in (kept, gone)
    )
    apart = fields_apart(here, there)
    rows = [_row(name, (kept, here), (gone, there)) for name in FIELD_LABELS if name in apart]
    same = [label.strip("?") for name, label in FIELD_LABELS.items() if name not in apart]
    return render_template(
        "record/duplicates/merge.html",
        kept=kept,
        gone=gone,
        rows=rows,
        same=same,
        errors=errors,
        given=on_map(kept, gone),
    )


def _row(name: str, kept: tuple[Detail, AssetContent], gone: tuple[Detail, AssetContent]) -> dict[str, Any]:
    here, there = kept[1], gone[1]
    words = {KEPT: _said(name, *kept), GONE: _said(name, *gone)}
    ways = choices_for(name, here, there)
    if BOTH in ways:
        both = here.with_choices(
            **{name: tuple(dict.fromkeys((*getattr(here, name), *getattr(there, name))))}
        )
        words[BOTH] = TOGETHER.format(words=in_words(both, name))
    return {
        "name": name,
        "label": FIELD_LABELS[name],
        "ways": [(way, words[way]) for way in ways],
        "chosen": request.form.get(f"choice-{name}") or proposed(name, here, there),
    }


def _said(name: str, detail: Detail, content: AssetContent) -> str:
    """A field in words; of a place that is not this visitor's to know only the buurt."""
    if name == "where" and not detail.keeps:
        return f"Een plek in {detail.buurt.name}" if detail.buurt else "Geen vaste plek"
    return in_words(content, name)
