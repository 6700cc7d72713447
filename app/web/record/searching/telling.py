"""What the list and the map say above what a query found: the mended word, and the buurten of that name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import request, url_for

from app.models.areas import AreaLevel
from app.queries.record.filtering.parsing import QUERY_LIMIT
from app.queries.record.filters import AssetFilter
from app.queries.record.search.places import NamedArea
from app.queries.record.search.understanding import Meaning, understand
from app.web.identity import viewer
from importers.personal_data import check_text

MOST_AREAS = 3
ENDPOINTS = {AreaLevel.BUURT: "areas.buurt", AreaLevel.WIJK: "areas.wijk"}
SOME = "Niets heeft al deze woorden. Dit heeft er een deel van."
SPARED = "Je hoeft geen naam of adres te noemen. We zoeken zonder. We bewaren je vraag niet."
BEGINNING = "Zulke korte woorden staan overal. Dit zijn de namen die zo beginnen."


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLink:
    """A buurt or wijk that the query names: its page, and the choice of all that is there."""

    label: str
    url: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was looked for when it is not what was typed, a sentence, and the way to the words as typed."""

    corrected: str
    spared: str
    sentence: str
    literally: str
    areas: tuple[AreaLink, ...]


def told(chosen: AssetFilter) -> Told | None:
    """What there is to say about the query of a filter; None when it was simply carried out."""
    spared = SPARED if check_text(request.args.get("q", "")[:QUERY_LIMIT]) else ""
    if not chosen.q:
        return Told(corrected="", spared=spared, sentence="", literally="", areas=()) if spared else None
    search = understand(chosen.q, viewer())
    sentence = {Meaning.SOME: SOME, Meaning.BEGINNING: BEGINNING}.get(search.meaning, "")
    if not (spared or search.corrected or sentence or search.areas):
        return None
    return Told(
        corrected=search.corrected,
        spared=spared,
        sentence=sentence,
        literally=replace(chosen, q=f'"{chosen.q}"').query_string(),
        areas=tuple(_link(area, chosen) for area in search.areas[:MOST_AREAS]),
    )


def _link(area: NamedArea, chosen: AssetFilter) -> AreaLink:
    parameter = "buurt" if area.level is AreaLevel.BUURT else "wijk"
    there = replace(chosen.without("q", "bbox", "buurt", "wijk"), **{parameter: (area.code,)})
    return AreaLink(
        label=f"{area.name} ({area.level.value})",
        url=url_for(ENDPOINTS[area.level], code=area.code),
        there=there.query_string(),
    )
