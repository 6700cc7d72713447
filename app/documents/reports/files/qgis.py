"""How QGIS draws the layers of a report: the four states of a part, and records by how sure we are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from app import labels
from app.queries.coverage.facts import STATE_WORDS, State

STYLES_TABLE: Final = (
    "create table layer_styles (id integer primary key autoincrement, f_table_catalog text,"
    " f_table_schema text, f_table_name text, f_geometry_column text, styleName text, styleQML text,"
    " styleSLD text, useAsDefault boolean, description text, owner text, ui text, update_time datetime)"
)


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours as 'r,g,b'; `pattern` is a brush of QGIS, `dash` a pen."""

    fill: str
    line: str
    pattern: str = "solid"
    dash: str = "solid"


STATE_PAINTS = {
    State.FOUND: Paint("15,76,92", "255,255,255"),
    State.EXPIRED: Paint("253,242,220", "116,70,0", dash="dash"),
    State.SEARCHED: Paint("255,255,255", "24,33,31"),
    State.UNSEARCHED: Paint("205,211,206", "139,150,146", pattern="b_diagonal"),
}
SPOT_PAINTS = {
    "fresh": Paint("7,126,77", "255,255,255"),
    "soon": Paint("127,185,176", "255,255,255"),
    "due": Paint("255,255,255", "116,70,0"),
    "unseen": Paint("255,255,255", "115,128,124"),
}


def _fill(paint: Paint) -> str:
    options = {
        "color": paint.fill,
        "style": paint.pattern,
        "outline_color": paint.line,
        "outline_style": paint.dash,
        "outline_width": "0.3",
        "outline_width_unit": "MM",
    }
    return _layer("SimpleFill", options)


def _marker(paint: Paint) -> str:
    options = {
        "name": "circle",
        "color": paint.fill,
        "outline_color": paint.line,
        "outline_width": "0.3",
        "size": "2.4",
        "size_unit": "MM",
    }
    return _layer("SimpleMarker", options)


def _layer(kind: str, options: Mapping[str, str]) -> str:
    told = "".join(
        f'<Option type="QString" name="{name}" value="{value}"/>' for name, value in options.items()
    )
    return f'<layer class="{kind}" enabled="1" locked="0" pass="0"><Option type="Map">{told}</Option></layer>'


def _style(attribute: str, kind: str, classes: Mapping[str, str]) -> str:
    """A renderer with a category for each value (its words) of an attribute."""
    categories = "".join(
        f'<category value={quoteattr(words)} label={quoteattr(words)} symbol="{place}" render="true" '
        'type="string"/>'
        for place, words in enumerate(classes)
    )
    symbols = "".join(
        f'<symbol name="{place}" type="{kind}" alpha="1" clip_to_extent="1" force_rhr="0">{drawn}</symbol>'
        for place, drawn in enumerate(classes.values())
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.34.0" styleCategories="Symbology">'
        f'<renderer-v2 type="categorizedSymbol" attr="{attribute}" forceraster="0" symbollevels="0" '
        f'enableorderby="0"><categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2></qgis>'
    )


PARTS_STYLE: Final = _style(
    "stand", "fill", {STATE_WORDS[state]: _fill(paint) for state, paint in STATE_PAINTS.items()}
)
SPOTS_STYLE: Final = _style(
    "check", "marker", {labels.FRESHNESS[state]: _marker(paint) for state, paint in SPOT_PAINTS.items()}
)
