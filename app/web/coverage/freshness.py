"""Hoe actueel is wat we weten? Per part and kind what was checked in time and what is due soon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exports.taken.freshness import CURRENT, EXPLAINED, freshness_table
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.beside.freshness import NOTHING, FreshnessOfPart, freshness_of
from app.queries.coverage.divisions import division, divisions
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import Coverage, coverage
from app.queries.record.catalogue import audiences, themes
from app.queries.record.filtering.parsing import parse_filter
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.overview import tabs
from app.web.forms.days import past_day
from app.web.identity import viewer
from app.web.presentation.tables import FORMAT, taken_along
from app.web.record.downloading.download import about_choice

OWN = ("indeling", "dag")


@bp.get("/dekking/actueel")
@access(Permission.READ)
def show_freshness() -> ResponseReturnValue:
    """`indeling` is the parts, `dag` the day; the filter as on the first page."""
    chosen = parse_filter(request.args, also=OWN)
    return render_template(
        "coverage/freshness/page.html",
        division_names=[(one.key, one.name) for one in divisions()],
        kinds=labels.KIND_SHORT,
        columns=[
            ("Naam", ""),
            ("Alles", "number"),
            *((words, "number") for words in labels.KIND_SHORT.values()),
            ("Dagen sinds een check", "number"),
        ],
        themes=themes(),
        audiences=audiences(),
        chosen=chosen,
        nothing=NOTHING,
        vintage=current_vintage(),
        today=clock.today(),
        explained=EXPLAINED,
        current=CURRENT,
        pages=tabs("coverage.show_freshness"),
        **_found(),
    )


@bp.get("/dekking/actueel/download")
@access(Permission.READ)
def download_freshness() -> ResponseReturnValue:
    """The same as a file."""
    chosen = parse_filter(request.args, also=(*OWN, FORMAT))
    words = "" if chosen.is_empty else about_choice(chosen).chosen
    found = _found()
    table = freshness_table(found["found"], found["by_part"], kinds=labels.KIND_SHORT, chosen=words)
    return taken_along(table, day=found["day"])


def _found() -> dict[str, Any]:
    """What is known per part, and the freshness of each by its id; `day` is None for now."""
    chosen = parse_filter(request.args, also=(*OWN, FORMAT))
    within = division(request.args.get("indeling", "") or AreaLevel.BUURT)
    day = past_day(request.args.get("dag", ""), "dag")
    day = None if day == clock.today() else day
    found: Coverage = coverage(chosen, viewer(), within, MEASURES["C7"], day=day)
    by_part: Mapping[int, FreshnessOfPart] = freshness_of(chosen, viewer(), within, day)
    return {"found": found, "by_part": by_part, "day": day}
