"""What is different since: every change of a record with its day and its team, never a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import clock
from app.policy import Permission
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.history.events import Event, events_of
from app.services.record.content import AssetContent, differences
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.history.then import reader_for
from app.web.record.wording import FIELD_LABELS, in_words

LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field before and after, in words; both "" when the values are not for this visitor."""

    name: str
    label: str
    before: str
    after: str


@bp.get("/buurtkrachten/<int:asset_id>/geschiedenis")
@access(Permission.READ)
def history(asset_id: int) -> ResponseReturnValue:
    """What happened, newest first, twenty at a time."""
    detail = asset_detail(asset_id, viewer())
    number = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    found, read = events_of(asset_id, viewer(), number=number), reader_for(detail)
    return render_template(
        "record/history/page.html",
        detail=detail,
        found=found,
        events=[(event, _changed(event, read, detail)) for event in found.events],
        today=clock.today(),
    )


def changed_fields(before: AssetContent, after: AssetContent, *, sees_place: bool) -> list[Difference]:
    """The fields in which two versions differ, in the order of the form."""
    changed = differences(before, after)
    return [
        Difference(name=name, label=label, before="", after="")
        if name == "where" and not sees_place
        else Difference(name=name, label=label, before=in_words(before, name), after=in_words(after, name))
        for name, label in FIELD_LABELS.items()
        if name in changed
    ]


def _changed(
    event: Event, read: Callable[[Mapping[str, Any]], AssetContent], detail: Detail
) -> list[Difference]:
    """Nothing for a first version, which is the whole record, and for what is no version."""
    if event.before is None or event.after is None:
        return []
    return changed_fields(read(event.before), read(event.after), sees_place=detail.keeps)
