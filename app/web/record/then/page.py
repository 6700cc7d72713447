"""Zoals het was: the list, the map and the counts of a day, with the choices that can be answered for it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.models.record import Kind
from app.policy import Permission
from app.queries.record.catalogue import theme_labels
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.options import Choice, filter_options
from app.queries.record.then.counts import counts_then
from app.queries.record.then.shown import page_then, pins_then
from app.queries.record.then.standing import is_somewhere, moved_since, unanswered
from app.web.access import access
from app.web.forms.days import past_day
from app.web.identity import viewer
from app.web.presentation.formatting import GLYPHS
from app.web.record.blueprint import bp

LAST_PAGE = 10_000
FIELDS = ("kind", "theme", "stopped")
ALSO = ("op", "pagina", "sort", "view", "pick", "week")


@bp.get("/toen")
@access(Permission.READ)
def show_then() -> ResponseReturnValue:
    """What stood there on `op`; without a day the way to choose one."""
    chosen = parse_filter(request.args, also=ALSO)
    day, wrong = _day(request.args.get("op", ""))
    number = min(max(request.args.get("pagina", 1, type=int), 1), LAST_PAGE)
    page = render_template(
        "record/then/page.html",
        day=day,
        wrong=wrong,
        today=clock.today(),
        chosen=chosen,
        left_out=not unanswered(chosen).is_empty,
        others=_others(chosen),
        kinds=labels.KIND_SHORT,
        themes=theme_labels(),
        **(_told(day, chosen, number) if day else {}),
    )
    return page, 422 if wrong else 200


def _others(chosen: AssetFilter) -> list[Choice]:
    """What is chosen beside the fields of the form, to see and to take off."""
    if chosen.without(*FIELDS).is_empty:
        return []
    return [one for one in filter_options(viewer()).choices(chosen) if one.name not in FIELDS]


def _told(day: date, chosen: AssetFilter, number: int) -> dict[str, object]:
    pins, more = pins_then(day, chosen, viewer())
    counts = counts_then(day, chosen, viewer())
    counted = [kind for kind in Kind if any(kind in one.by_kind for one in counts)]
    return {
        "page": page_then(day, chosen, viewer(), number=number),
        "counts": counts,
        "counted_kinds": counted,
        "elsewhere": chosen.without("buurt", "wijk", "group"),
        "moved": moved_since(day, chosen, viewer()) if is_somewhere(chosen) else 0,
        "more_pins": more,
        "column_heads": [(labels.KIND_SHORT[kind], "number") for kind in counted],
        "given": {
            "pins": [asdict(pin) for pin in pins],
            "glyphs": GLYPHS,
            "address": url_for("record.show", asset_id=0, op=day.isoformat()),
        },
    }


def _day(asked: str) -> tuple[date | None, str]:
    """The day, or what is wrong with it; neither when nothing was asked yet."""
    try:
        return past_day(asked, "op"), ""
    except Invalid as wrong:
        return None, wrong.errors["op"]
