"""The ties of a record: add one by searching for the other, say that it still is so, or end it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid, NotAllowed
from app.models.record import RelationType
from app.policy import Permission
from app.queries.record.assets import Order, Row, list_page
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.filters import AssetFilter
from app.queries.record.ties.relations import ties_of
from app.services.record.ties.relating import confirm_relation, end_relation, relate
from app.web.access import access
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.blueprint import bp
from app.web.record.editing.part_fields import NOT_A_DAY, day_from, one_line

FOUND = 8
ENDED = "De verbinding is gestopt. Bij ‘vroeger’ blijft ze te zien."


@bp.get("/buurtkrachten/<int:asset_id>/verbindingen")
@access(Permission.RECORD)
def ties(asset_id: int) -> ResponseReturnValue:
    """What it is tied to, and a field to look for another."""
    return _page(_opened(asset_id), {})


@bp.post("/buurtkrachten/<int:asset_id>/verbindingen")
@access(Permission.RECORD)
def change_ties(asset_id: int) -> ResponseReturnValue:
    """Add, confirm or end one."""
    detail = _opened(asset_id)
    try:
        flash(_done(asset_id))
    except Invalid as error:
        return _page(detail, error.errors), 422
    return redirect(url_for("record.ties", asset_id=asset_id))


def _done(asset_id: int) -> str:
    known = {tie.id for tie in ties_of(asset_id, viewer())}
    for what in ("confirm", "end"):
        relation_id = number(request.form.get(what))
        if relation_id in known:
            done = confirm_relation if what == "confirm" else end_relation
            done(relation_id=relation_id, viewer=viewer())
            return "Klopt nog, vandaag. Dank je." if what == "confirm" else ENDED
    _add(asset_id)
    return "De verbinding staat erbij."


def _add(asset_id: int) -> None:
    """Read from the other end when the words of that direction were chosen."""
    other, chosen = number(request.form.get("other")), request.form.get("type", "")
    kind, _, back = chosen.partition("-")
    errors = {}
    if other is None:
        errors["other"] = "Kies met wat dit verbonden is. Zoek het eerst op."
    if kind not in set(RelationType):
        errors["type"] = "Kies wat ze met elkaar te maken hebben."
    try:
        since = day_from(request.form.get("since"))
    except ValueError:
        errors["since"] = NOT_A_DAY
    if errors:
        raise Invalid(errors)
    ends = (other, asset_id) if back else (asset_id, other)
    relate(from_id=ends[0], to_id=ends[1], kind=RelationType(kind), since=since, viewer=viewer())


def _opened(asset_id: int) -> Detail:
    detail = asset_detail(asset_id, viewer())
    if not detail.may_edit:
        raise NotAllowed(
            f"{detail.steward_name or 'Een ander team'} houdt dit bij. Vraag dat team om de verbinding."
        )
    return detail


def _page(detail: Detail, errors: dict[str, str]) -> str:
    asset_id = detail.row.asset_id
    sought = one_line(request.values.get("zoek"))[:100]
    return render_template(
        "record/editing/ties.html",
        detail=detail,
        ties=ties_of(asset_id, viewer()),
        ended=ties_of(asset_id, viewer(), ended=True),
        sought=sought,
        found=_found(sought, asset_id),
        types=_types(detail.row.name),
        labels=labels,
        errors=errors,
        typed=request.form,
    )


def _found(sought: str, asset_id: int) -> tuple[Row, ...]:
    if not sought:
        return ()
    page = list_page(AssetFilter(q=sought), viewer(), size=FOUND + 1, order=Order.NAME)
    return tuple(row for row in page.rows if row.id != asset_id)[:FOUND]


def _types(name: str) -> list[tuple[str, str]]:
    """Every kind of tie in both directions as a sentence; that of working together has only one."""
    words = {kind: labels.RELATIONS[kind][:1].lower() + labels.RELATIONS[kind][1:] for kind in RelationType}
    there = [(kind.value, f"{name} {said} …") for kind, said in words.items()]
    back = [
        (f"{kind.value}-back", f"… {said} {name}")
        for kind, said in words.items()
        if kind is not RelationType.WORKS_WITH
    ]
    return there + back
