"""The chips of a question as fields of a form, there and back. What can't be is left out, never an error."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from app import labels
from app.models.record import Exchange
from app.policy import Viewer
from app.queries.partners.finder import Door, Understood, Wanted, understood
from app.queries.partners.finder.asking.understanding import LONGEST
from app.queries.partners.finder.relaxing import without
from app.rhythms import DAY_PARTS

CODE = re.compile(r"[A-Za-z0-9-]{1,60}")
WORD = re.compile(r"[^\W_]{2,40}(?: [^\W_]{2,40}){0,3}")
MOST = 20
MOST_METRES = 50_000
MOST_PEOPLE = 5000
DISTANCES = {0: "Alleen daar", 500: "500 meter", 1000: "1 km", 2000: "2 km", 3000: "3 km", 5000: "5 km"}
FLAGS = ("free", "step_free", "quiet", "toilet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed, what was understood of it, and what is wanted: the chips as the visitor left them."""

    typed: str
    understood: Understood
    wanted: Wanted


def asked(form: MultiDict[str, str], viewer: Viewer) -> Asked:
    """The question of a form. Chips count as long as the words above them are those that they came of."""
    typed = next((words for said in reversed(form.getlist("q")) if (words := " ".join(said.split()))), "")
    typed = typed[:LONGEST]
    door = door_of(form.get("deur", ""))
    read = understood(typed, viewer, door=door)
    before, chips = form.get("gelezen", ""), wanted_of(form, door)
    wanted = chips if before == typed else read.wanted if before else together(read.wanted, chips)
    return Asked(typed=typed, understood=read, wanted=without(wanted, form.get("zonder", "")))


def together(one: Wanted, other: Wanted) -> Wanted:
    """What either of them says; of what can be said once the first goes before."""
    empty = Wanted()
    merged = {}
    for field in fields(Wanted):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, tuple):
            merged[field.name] = tuple(dict.fromkeys([*mine, *theirs]))
        elif mine == getattr(empty, field.name) and field.name != "door":
            merged[field.name] = theirs
    return replace(one, **merged)


def door_of(value: str, otherwise: Door = Door.FIND) -> Door:
    """The door of this name."""
    return Door(value) if value in set(Door) else otherwise


def wanted_of(form: MultiDict[str, str], door: Door) -> Wanted:
    """What the chips say."""
    lon, lat = _degree(form.get("lon")), _degree(form.get("lat"))
    point = (
        (lon, lat) if lon is not None and lat is not None and 3 < lon < 8 and 50 < lat < 54 else (None, None)
    )
    return Wanted(
        door=door,
        subjects=_those(form, "subjects", WORD),
        words=_those(form, "words", WORD),
        unwanted=_those(form, "unwanted", WORD),
        themes=_those(form, "themes", CODE),
        audiences=_those(form, "audiences", CODE),
        offers=_among(form, "offers", [exchange.value for exchange in Exchange]),
        buurten=_those(form, "buurten", CODE),
        wijken=_those(form, "wijken", CODE),
        lon=point[0],
        lat=point[1],
        distance_m=_number(form, "distance_m", MOST_METRES),
        day_parts=_among(form, "day_parts", DAY_PARTS),
        weekdays=tuple(map(int, _among(form, "weekdays", map(str, range(7))))),
        months=tuple(map(int, _among(form, "months", map(str, range(1, 13))))),
        on=_day(form.get("on", "")),
        languages=_among(form, "languages", labels.LANGUAGES),
        size=_number(form, "size", MOST_PEOPLE) or None,
        **{name: form.get(name) == "yes" for name in FLAGS},
    )


def values_of(wanted: Wanted) -> Mapping[str, frozenset[str]]:
    """The values of every field that is chosen, as a form sends them."""
    lists = ("subjects", "words", "unwanted", "themes", "audiences", "offers", "buurten", "wijken",
             "day_parts", "weekdays", "months", "languages")  # fmt: skip
    return {name: frozenset(str(value) for value in getattr(wanted, name)) for name in lists}


def _those(form: MultiDict[str, str], name: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    values = (value.strip() for value in form.getlist(name)[:MOST])
    return tuple(dict.fromkeys(value for value in values if pattern.fullmatch(value)))


def _among(form: MultiDict[str, str], name: str, known: Iterable[str]) -> tuple[str, ...]:
    chosen = set(form.getlist(name))
    return tuple(value for value in known if value in chosen)


def _number(form: MultiDict[str, str], name: str, most: int) -> int | None:
    value = form.get(name, "").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 8 else None


def _degree(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
