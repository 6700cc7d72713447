"""Two colleagues changed the same: show both, ask, and lose nothing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeSerializer

from app.exceptions import EditConflict, Invalid
from app.policy import Permission
from app.queries.record.detail import changed_since
from app.services.record.content import AssetContent, as_json, from_json
from app.services.record.editing import Conflict, conflict_of, resolve
from app.services.record.parts.storing import Overtaken
from app.services.record.parts.typed import TypedParts
from app.services.record.suggesting.making import suggest
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.forms import form_key
from app.web.record.wording import FIELD_LABELS, in_words

SAVED = "Bewaard. Dank je."
LEFT = "Bewaard. Wat je collega schreef blijft staan, wat jij schreef staat nu bij de voorstellen."


@bp.post("/buurtkrachten/<int:asset_id>/samenvoegen")
@access(Permission.RECORD)
def settle(asset_id: int) -> ResponseReturnValue:
    """Store the answers of the conflict page."""
    base, mine, parts = _unpack(asset_id, request.form.get("mine", ""))
    choices = {name: request.form.get(f"choice-{name}", "") for name in FIELD_LABELS}
    try:
        done = _store(asset_id, base, mine, parts, choices)
    except EditConflict as error:
        return conflict_page(asset_id, error.current, parts=parts, choices=choices), 409
    except Invalid as error:
        if parts is not None and isinstance(error, Overtaken):
            parts = parts.with_marks(error.marks)
        now = conflict_of(asset_id=asset_id, base_version=base, content=mine, viewer=viewer())
        return conflict_page(asset_id, now, parts=parts, choices=choices, errors=error.errors), 422
    flash(done)
    return redirect(url_for("record.show", asset_id=asset_id))


def _store(
    asset_id: int, base: int, mine: AssetContent, parts: TypedParts | None, choices: dict[str, str]
) -> str:
    """Store what was chosen; who does not know leaves it, and suggests her own values."""
    leaves = request.form.get("what") == "suggest"
    resolve(
        asset_id=asset_id,
        base_version=base,
        seen_version=request.form.get("version", 0, type=int),
        content=mine,
        choices=dict.fromkeys(choices, "theirs") if leaves else choices,
        parts=parts,
        viewer=viewer(),
    )
    if leaves:
        key = form_key(request.form.get("client_key", ""))
        suggest(asset_id=asset_id, base_version=base, content=mine, client_key=key, viewer=viewer())
    return LEFT if leaves else SAVED


def conflict_page(
    asset_id: int,
    conflict: Conflict,
    *,
    parts: TypedParts | None,
    choices: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
) -> str:
    """Both values per clashing field, with nothing chosen beforehand; what was answered stays answered.

    What else was typed travels along in the page, signed.
    """
    told = _told(conflict, choices or {})
    rows = [row for row in told if row["name"] in conflict.clashing]
    missing = [row for row in rows if choices is not None and row["chosen"] not in {"mine", "theirs"}]
    packed = [asset_id, conflict.base_version, as_json(conflict.mine), parts.as_json() if parts else None]
    return render_template(
        "record/editing/conflict.html",
        asset_id=asset_id,
        rows=rows,
        own=[row for row in told if row not in rows],
        missing=missing,
        errors=errors or {},
        merged=[label for name, label in FIELD_LABELS.items() if name in conflict.merged],
        version=conflict.current_version,
        mine=_serializer().dumps(packed),
        client_key=uuid4(),
        stopped=conflict.stopped,
        other=changed_since(asset_id, conflict.base_version),
    )


def _told(conflict: Conflict, choices: dict[str, str]) -> list[dict[str, Any]]:
    """What this person changed or has to choose, in words."""
    return [
        {
            "name": name,
            "label": label,
            "mine": in_words(conflict.mine, name),
            "theirs": in_words(conflict.current, name),
            "before": in_words(conflict.before, name),
            "chosen": choices.get(name, ""),
        }
        for name, label in FIELD_LABELS.items()
        if name in conflict.changed | conflict.clashing
    ]


def _unpack(asset_id: int, packed: str) -> tuple[int, AssetContent, TypedParts | None]:
    try:
        owner, base, record, parts = _serializer().loads(packed)
    except (BadData, ValueError):
        raise Invalid({"mine": "Dit formulier is beschadigd. Open de pagina opnieuw."}) from None
    if owner != asset_id:
        raise Invalid({"mine": "Dit formulier hoort bij iets anders. Open de pagina opnieuw."})
    return base, from_json(record), TypedParts.from_json(parts) if parts else None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="conflict")
