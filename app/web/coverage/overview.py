"""Wat weten we van elke buurt? One measure as map and table, and what we know per theme as a matrix."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.coverage.beside.comparing import beside_another_day, beside_another_part
from app.queries.coverage.beside.composition import COMPOSITION, composition
from app.queries.coverage.beside.judgements import OF_GROUP, how_many
from app.queries.coverage.divisions import Division, Region, division, divisions
from app.queries.coverage.facts import STATE_WORDS, State
from app.queries.coverage.measures import FLAGS, MEASURES, SMALL, Measure, Value, class_of
from app.queries.coverage.overview import Coverage, coverage, members_by_buurt
from app.queries.coverage.reach import BUFFERS, NEAR, Reach
from app.queries.record.catalogue import audiences, themes
from app.queries.record.filtering.parsing import parse_filter, parse_yes
from app.queries.record.filters import AssetFilter
from app.queries.record.places import team_buurten
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.wording import about_period, ordered, than_usual, where_people_live
from app.web.forms.days import past_day
from app.web.identity import viewer
from app.web.navigation import Item

FRESHNESS_OF: dict[State | None, tuple[str, ...]] = {
    State.FOUND: ("fresh", "soon"),
    State.EXPIRED: ("due", "unseen"),
}
OWN = ("maat", "indeling", "volgorde", "in", "dag", "met", "naast", "afstand", "avond", "zomer")
ORDERS = {"naam": "Op naam", "getal": "Op getal"}


@bp.get("/dekking")
@access(Permission.READ)
def overview() -> ResponseReturnValue:
    """Everything of one filter: `maat` is the measure, `indeling` the parts, `in` the wijk of the matrix."""
    chosen = parse_filter(request.args, also=OWN)
    measure, within = asked_measure(), division(request.args.get("indeling", "") or AreaLevel.BUURT)
    day = past_day(request.args.get("dag", ""), "dag")
    reach = asked_reach("afstand", "avond", "zomer")
    found = coverage(chosen, viewer(), within, measure, day=day, reach=reach)
    return render_template(
        "coverage/overview.html",
        **_choices(),
        **_shown(found, measure, chosen, day),
        **_compared(found, measure, chosen, reach),
        day=day,
        reach=reach,
        **where_people_live(measure),
        **about_period(chosen),
        today=clock.today(),
        state_words=STATE_WORDS,
        flags=FLAGS,
        pages=tabs("coverage.overview"),
    )


def _choices() -> dict[str, Any]:
    """What there is to choose from."""
    return {
        "measure_names": [(one.code, one.name) for one in MEASURES.values()],
        "division_names": [(one.key, one.name) for one in divisions()],
        "themes": themes(),
        "audiences": audiences(),
        "labels": labels,
        "distances": tuple(BUFFERS),
    }


def _shown(found: Coverage, measure: Measure, chosen: AssetFilter, day: date | None) -> dict[str, Any]:
    """What the page says of this choice."""
    order = request.args.get("volgorde", "")
    by_wijk = found.within.level is AreaLevel.BUURT
    wijken = sorted({region.wijk for region in found.regions}) if by_wijk else []
    here = _wijk(wijken, found)
    return {
        "chosen": chosen,
        "measure": measure,
        "within": found.within,
        "found": found,
        "part_names": [(region.code, region.name) for region in found.regions],
        "rows": ordered(found, measure, order),
        "than_usual": than_usual(found, measure),
        "order": order if order in ORDERS else "naam",
        "orders": ORDERS,
        "classes": steps_in_words(measure),
        "matrix": [region for region in found.regions if not here or region.wijk == here],
        "wijken": wijken,
        "here": here,
        "given": _given(found, measure, chosen, day),
        "counted": _counted(measure),
        "lives": composition(found.within) if measure.code == "C9" else {},
        "lives_words": COMPOSITION,
        "small": SMALL,
        "judged": how_many(found.within, viewer()),
        "of_group": OF_GROUP,
    }


def _compared(found: Coverage, measure: Measure, chosen: AssetFilter, reach: Reach) -> dict[str, Any]:
    """Each number beside that of the day `met`, or beside that of the part `naast`."""
    other_day, other_part = past_day(request.args.get("met", ""), "met"), request.args.get("naast", "")
    if other_day is not None:
        then = coverage(chosen, viewer(), found.within, measure, day=other_day, reach=reach)
        return {"beside": beside_another_day(found.values, then.values), "other_day": other_day}
    if other_part and other_part not in {region.code for region in found.regions}:
        raise Invalid({"naast": "Dit deel kennen we niet. Kies er een uit de lijst."})
    return {"beside": beside_another_part(found.values, other_part), "other_part": other_part}


@bp.app_template_global()
def region_address(
    within: Division,
    region: Region,
    chosen: AssetFilter,
    *,
    day: date | None = None,
    theme: str = "",
    state: State | None = None,
) -> str:
    """The list with exactly the records behind a number: those of a state, or all that were active."""
    name = "group" if within.level is None else str(within.level)
    fields = chosen.without(
        "group", "buurt", "wijk", "status", "freshness", *(("theme",) if theme else ())
    ).parameters()
    if within.level is not AreaLevel.GEMEENTE:
        fields.append((name, region.code))
    if theme:
        fields.append(("theme", theme))
    fields += [("status", "active"), *(("freshness", name) for name in FRESHNESS_OF.get(state, ()))]
    if day is not None:
        return f"{url_for('record.show_then')}?{urlencode([*fields, ('op', day.isoformat())])}"
    return f"{url_for('record.list_page')}?{urlencode(fields)}"


@bp.app_template_global()
def coverage_address(**changed: str) -> str:
    """This page with something chosen otherwise."""
    kept = {name: values for name, values in request.args.lists() if name not in changed}
    return url_for("coverage.overview", **kept, **{name: value for name, value in changed.items() if value})


@bp.app_template_filter()
def measured(value: float | None, measure: Measure) -> str:
    """A value as it stands in a table: '2,4', or '–' for none."""
    if value is None:
        return "–"
    return f"{value:,.{measure.decimals}f}".replace(",", "x").replace(".", ",").replace("x", ".")


def asked_reach(distance: str, evening: str, summer: str) -> Reach:
    """What near means, by the names of its three parameters.

    Raises Invalid for a distance that we don't measure, and for a yes that is something else.
    """
    asked = request.args.get(distance, "").strip() or str(NEAR.distance)
    if asked not in {str(metres) for metres in BUFFERS}:
        raise Invalid({distance: f"Kies een afstand van {' of '.join(map(str, BUFFERS))} meter."})
    return Reach(
        distance=int(asked),
        evening=_said_yes(evening),
        summer=_said_yes(summer),
    )


def _said_yes(name: str) -> bool:
    typed = request.args.get(name, "").strip()
    return bool(typed) and parse_yes(name, [typed])


def steps_in_words(measure: Measure) -> list[str]:
    """The five classes of the legend, from nothing to most."""
    first, *others = measure.steps
    whole = measure.decimals == 0 and measure.unit.startswith(("buurt", "van", "groep"))
    words = [_class_words(low, high, whole=whole) for low, high in zip(measure.steps, others, strict=False)]
    lowest = "0" if first == 1 else f"minder dan {_short(first)}"
    return [lowest, *words, f"{_short(measure.steps[-1])} of meer"]


def tabs(current: str) -> tuple[Item, ...]:
    """The pages under Buurten."""
    found = (
        ("coverage.overview", "Kaart en tabel", "layers"),
        ("coverage.show_trend", "Verloop", "history"),
        ("coverage.first", "Waar eerst kijken?", "search"),
        ("areas.overview", "Alle buurten", "list"),
        *([("reports.overview", "Rapporten", "printer")] if viewer().may(Permission.SEE_REPORTS) else []),
    )
    return tuple(
        Item(label=label, url=url_for(endpoint), icon=icon, current=endpoint == current)
        for endpoint, label, icon in found
    )


@bp.app_template_global()
def coverage_more() -> tuple[Item, ...]:
    """What is asked less often, under Meer."""
    found = (
        ("coverage.show_freshness", "Hoe actueel?", "clock", Permission.READ),
        ("coverage.missing", "Wat missen we nog?", "search-x", Permission.RECORD),
        ("coverage.show_teams", "Wat doen we samen?", "users", Permission.SEE_REPORTS),
    )
    return tuple(
        Item(
            label=label,
            url=url_for(endpoint),
            icon=icon,
            current=bool(request.url_rule and request.url_rule.rule.startswith(url_for(endpoint))),
        )
        for endpoint, label, icon, permission in found
        if viewer().may(permission)
    )


def _class_words(low: float, high: float, *, whole: bool) -> str:
    if not whole:
        return f"{_short(low)} tot {_short(high)}"
    last = high - 1
    return _short(low) if last == low else f"{_short(low)} tot en met {_short(last)}"


def _short(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def asked_measure() -> Measure:
    """`maat`, C1 when it isn't given; Invalid for another."""
    code = request.args.get("maat", "") or "C1"
    if code not in MEASURES:
        raise Invalid({"maat": "Deze maat kennen we niet. Kies er een uit de lijst."})
    return MEASURES[code]


def _wijk(wijken: list[str], found: Coverage) -> str:
    """The wijk whose buurten the matrix shows: the chosen one, else that of the visitor's team."""
    asked = request.args.get("in", "")
    if not wijken or asked in wijken:
        return asked if wijken else ""
    own = {buurt.code for buurt in team_buurten(viewer())}
    return next((region.wijk for region in found.regions if region.code in own), wijken[0])


def _counted(measure: Measure) -> State | None:
    """Which records a measure counts: all of them for how fresh or how tied they are, else the fresh ones."""
    return None if measure.code in {"C5", "C6"} else State.FOUND


def _said(one: Value, measure: Measure, *, known: bool) -> str:
    if one.value is None:
        return FLAGS[one.flags[0]] if one.flags else "niets om te checken"
    return f"{measured(one.value, measure)} {measure.unit}" if known else "nog niets bekend"


def _given(found: Coverage, measure: Measure, chosen: AssetFilter, day: date | None) -> dict[str, Any]:
    """What the map draws: per code of an outline the class, and what is said of it."""
    told = {}
    for one in found.values:
        known = one.state is not State.UNSEARCHED or bool(one.value)
        step = class_of(measure, one.value) if known else None
        told[one.region.code] = {
            "step": None if step is None else step + 1,
            "words": f"{one.region.name}: {_said(one, measure, known=known)}",
            "url": region_address(found.within, one.region, chosen, day=day, state=_counted(measure)),
        }
    if found.within.level is None:
        told = {code: told[str(region)] for code, region in members_by_buurt(found.within).items()}
    return {"areas": told, "level": found.within.level or AreaLevel.BUURT}
