"""A record as it was on a day, under the rules of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.models.record.history import VersionAct
from app.queries.record.detail import Detail
from app.queries.record.filtering.parsing import UNREADABLE
from app.queries.record.history.versions import Version, version_on
from app.services.record.content import AssetContent, from_json
from app.services.record.versions import content_at
from app.services.texts.of_records import without_persons
from app.web.forms.days import past_day
from app.web.identity import viewer
from app.web.presentation.formatting import day_in_full
from app.web.record.wording import FIELD_LABELS, in_words

NOT_THERE = "Op {day} stond dit nog niet op de kaart, of mocht jij het nog niet zien. Kies een latere dag."
TAKEN_AWAY = "Op {day} was dit weggehaald. Kies een andere dag."
EMPTY = frozenset({"niet ingevuld", "niets"})
ONLY_KEEPERS = "Dat zien alleen de teams die dit bijhouden"


def then_page(detail: Detail, asked: str) -> ResponseReturnValue:
    """The page, or what to do when nothing can be shown of that day."""
    day, version, wrong = None, None, UNREADABLE
    try:
        day = past_day(asked, "op")
    except Invalid as unusable:
        wrong = unusable.errors["op"]
    if day is not None:
        version = version_on(detail.row.asset_id, day, viewer())
        wrong = _wrong(day, version)
    shown = version.record if version is not None and not wrong else None
    page = render_template(
        "record/history/then.html",
        detail=detail,
        row=detail.row,
        day=day,
        today=clock.today(),
        wrong=wrong,
        version=version,
        said=_said(reader_for(detail)(shown), sees_place=detail.keeps) if shown else {},
    )
    return page, 422 if wrong else 200


def reader_for(detail: Detail) -> Callable[[Mapping[str, Any]], AssetContent]:
    """Turns a version into what this visitor may read: others than its keepers no text about a person."""
    now = content_at(detail.row.asset_id, detail.version)

    def read(record: Mapping[str, Any]) -> AssetContent:
        content = from_json(dict(record))
        return content if detail.keeps or now is None else without_persons(content, now=now)

    return read


def _said(content: AssetContent, *, sees_place: bool) -> dict[str, str]:
    """What was filled in, in words by its label."""
    said = {
        label: ONLY_KEEPERS if name == "where" and not sees_place else in_words(content, name)
        for name, label in FIELD_LABELS.items()
    }
    return {label: words for label, words in said.items() if words not in EMPTY}


def _wrong(day: date, version: Version | None) -> str:
    if version is None:
        return NOT_THERE.format(day=day_in_full(day))
    return TAKEN_AWAY.format(day=day_in_full(day)) if version.act is VersionAct.REMOVED else ""
