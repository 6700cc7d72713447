"""The two maps of a report, drawn from our own outlines: what we know, and the rate with its hatch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.documents.buurt import metres_words
from app.models.areas import AreaLevel
from app.queries.areas.rings import rd_rings
from app.queries.coverage.facts import STATE_WORDS, State
from app.queries.coverage.measures import MEASURES, Value, class_of
from app.queries.reports.gathering import Gathered
from app.rhythms.dutch import day_words
from geodata.drawing import HATCH, Layer, Ring, draw

WIDTH, HEIGHT = 88.0, 100.0
LAND, LAND_LINE = "#f6f5f0", "#c9cdc3"
BORDER = "#7f8b86"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How areas of a class are drawn, and its words in the legend."""

    words: str
    fill: str
    line: str = "#ffffff"


STATE_LOOKS = {
    State.FOUND: Look(words=STATE_WORDS[State.FOUND], fill="#0f4c5c"),
    State.EXPIRED: Look(words=STATE_WORDS[State.EXPIRED], fill="#fdf2dc", line="#744600"),
    State.SEARCHED: Look(words=STATE_WORDS[State.SEARCHED], fill="#ffffff", line="#18211f"),
    State.UNSEARCHED: Look(words=STATE_WORDS[State.UNSEARCHED], fill=HATCH, line="#8b9692"),
}
RATE_FILLS = ("#eaf2ea", "#bddacb", "#7fb9b0", "#38858c", "#0f4c5c")
NO_RATE = Look(words="minder dan 500 inwoners, of niet bekend", fill=HATCH, line="#8b9692")
STATES_EXPLAINED = (
    "Een gestreepte buurt is werk voor ons: daar zochten we nog niet. Het zegt niets over de buurt. Gevonden "
    "betekent dat er minstens één ding is dat pas gecheckt is."
)
RATES_EXPLAINED = (
    "Donker is niet beter dan licht: het zegt hoeveel wij weten voor elke 1.000 inwoners. De tabel hieronder "
    "zegt hoe zeker dat is."
)


def maps_of(found: Gathered) -> dict[str, Any]:
    """By name: `states` and `rates`, ready for the template; empty when nothing can be drawn."""
    caption = f"{found.vintage.credit}. Stand {day_words(found.stand)}."
    states = {region.id: STATE_LOOKS[found.parts.of(region).state] for region in found.parts.regions}
    looks = _rate_looks()
    rates = {one.region.id: _rate_look(one, looks) for one in found.measured("C2")}
    drawn = {
        "states": _drawn(
            found, states, tuple(STATE_LOOKS.values()), "Waar weten we iets?", caption, STATES_EXPLAINED
        ),
        "rates": _drawn(found, rates, (*looks, NO_RATE), "Per 1.000 inwoners", caption, RATES_EXPLAINED),
    }
    return {name: one for name, one in drawn.items() if one}


def _rate_looks() -> list[Look]:
    first, *others = (f"{step:g}".replace(".", ",") for step in MEASURES["C2"].steps)
    words = [f"minder dan {first}", *(f"{a} tot {b}" for a, b in zip([first, *others], others, strict=False))]
    words.append(f"{others[-1]} of meer")
    return [Look(words=one, fill=fill) for one, fill in zip(words, RATE_FILLS, strict=True)]


def _rate_look(one: Value, looks: Sequence[Look]) -> Look:
    step = class_of(MEASURES["C2"], one.value)
    return NO_RATE if step is None or one.flags else looks[step]


def _drawn(
    found: Gathered, look_of: Mapping[int, Look], looks: Sequence[Look], *said: str
) -> dict[str, Any] | None:
    """`said`: the title, the line below it and how to explain it."""
    title, caption, explained = said
    rings = rd_rings(AreaLevel.BUURT)
    shown = {code: look_of[region] for code, region in found.by_buurt.items() if code in rings}
    if not shown:
        return None
    focus: list[Ring] = [ring for code in shown for ring in rings[code]]
    layers = [Layer(areas=list(rings.values()), fill=LAND, line=LAND_LINE, stroke=0.15)]
    for look in looks:
        areas = [rings[code] for code, own in shown.items() if own == look]
        if areas:
            layers.append(Layer(areas=areas, fill=look.fill, line=look.line, stroke=0.2))
    layers.append(Layer(areas=list(rd_rings(AreaLevel.WIJK).values()), fill="none", line=BORDER, stroke=0.3))
    wide, high = np.ptp(np.concatenate(focus), axis=0)
    one = draw(layers, focus, width=WIDTH, height=min(HEIGHT, float(WIDTH * high / wide)), margin=0.03)
    counted = [(look, sum(own == look for own in shown.values())) for look in looks]
    return {
        "title": title,
        "svg": one.svg,
        "width": one.width,
        "height": one.height,
        "bar": one.bar,
        "bar-words": metres_words(one.bar_metres),
        "words": f"Kaart. {title} " + ", ".join(f"{look.words}: {n} buurten" for look, n in counted) + ".",
        "legend": [{"words": look.words, "fill": look.fill, "line": look.line} for look in looks],
        "caption": caption,
        "explained": explained,
    }
