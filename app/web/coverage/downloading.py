"""Take along what we know per part, and where to look first."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.exports.taken.coverage import first_table, for_whom_table, measure_table, state_table
from app.labels import LANGUAGES
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.coverage.divisions import BUURTEN, division
from app.queries.coverage.first import lines
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import coverage
from app.queries.record.catalogue import audiences
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.first import asked_weights
from app.web.coverage.overview import OWN, asked_measure, asked_reach
from app.web.coverage.wording import in_words
from app.web.forms.days import past_day
from app.web.identity import viewer
from app.web.presentation.tables import FORMAT, taken_along
from app.web.record.downloading.download import about_choice

WHAT = {"tabel": "de maat", "themas": "de thema’s"}


@bp.get("/dekking/download")
@access(Permission.READ)
def download() -> ResponseReturnValue:
    """What the page shows: `wat=tabel` is the chosen measure, `wat=themas` the states of the themes."""
    chosen = parse_filter(request.args, also=(*OWN, FORMAT, "wat"))
    what = request.args.get("wat", "")
    if what not in WHAT:
        raise Invalid({"wat": f"Kies wat je wilt hebben: {' of '.join(WHAT)}."})
    measure, within = asked_measure(), division(request.args.get("indeling", "") or AreaLevel.BUURT)
    day = past_day(request.args.get("dag", ""), "dag")
    reach = asked_reach("afstand", "avond", "zomer")
    found = coverage(chosen, viewer(), within, measure, day=day, reach=reach)
    words = "" if chosen.is_empty else about_choice(chosen).chosen
    if measure.code == "C3":
        words = f"{words} · {in_words(reach)}".removeprefix(" · ")
    if what == "themas":
        return taken_along(state_table(found, words), day=day)
    if measure.code == "C9":
        named = {**audiences(), **LANGUAGES}
        return taken_along(for_whom_table(found, measure, words, named), day=day)
    return taken_along(measure_table(found, measure, words), day=day)


@bp.get("/dekking/eerst/download")
@access(Permission.READ)
def download_first() -> ResponseReturnValue:
    """Every line of *Waar eerst kijken?* with its factors and the chosen weights."""
    day = past_day(request.args.get("dag", ""), "dag")
    found = coverage(AssetFilter(), viewer(), BUURTEN, MEASURES["C2"], day=day)
    return taken_along(first_table(lines(found, asked_weights(found), viewer()), found), day=day)
