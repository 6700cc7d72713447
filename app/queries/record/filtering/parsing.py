"""From query parameters to a filter: the same ones everywhere, unknown ones refused."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from app import clock
from app.exceptions import Invalid
from app.labels import ACCESS, LANGUAGES
from app.models.record import Cost, Exchange, Kind, LedBy, Openness, Status, Strength
from app.queries.record.filters import FRESHNESS, AssetFilter
from app.rhythms import DAY_PARTS
from importers.personal_data import check_text, without_found

QUERY_LIMIT = 200
CODE = re.compile("[A-Za-z0-9_-]{1,60}")
LONGEST_NUMBER = 15
"""Digits: what a client reads as JSON without losing any of them."""
UNREADABLE = "Dit is geen dag die we kennen. Kies een dag."
TO_COME = "Die dag moet nog komen. Kies een dag die al geweest is."
TURNED = "De laatste dag ligt voor de eerste. Draai de dagen om."


def parse_filter(arguments: MultiDict[str, str], *, also: Iterable[str] = ()) -> AssetFilter:
    """A filter from query parameters.

    `also` names parameters that the caller reads itself. Raises Invalid for an unknown parameter or a
    value that can't be; empty values count as absent, so that a plain HTML form can send all its fields.
    """
    unknown = set(arguments) - set(PARSERS) - set(also)
    if unknown:
        name = min(unknown)
        raise Invalid({name: f"De keuze ‘{name}’ kennen we niet. Haal haar uit het adres van de pagina."})
    chosen: dict[str, Any] = {}
    for name, parse in PARSERS.items():
        values = [value for value in arguments.getlist(name) if value.strip()]
        if values:
            chosen[name] = parse(name, values)
    first, last = chosen.get("recorded_from"), chosen.get("recorded_until")
    if first and last and first > last:
        raise Invalid({"recorded_until": TURNED})
    return AssetFilter(**chosen)


Parser = Callable[[str, list[str]], Any]


def _choices(allowed: Iterable[str]) -> Parser:
    known = frozenset(str(value) for value in allowed)

    def parse(name: str, values: list[str]) -> tuple[str, ...]:
        wrong = [value for value in values if value not in known]
        if wrong:
            raise Invalid({name: f"Bij ‘{name}’ kan dit niet: kies {', '.join(sorted(known))}."})
        return tuple(sorted(set(values)))

    return parse


def _codes(name: str, values: list[str]) -> tuple[str, ...]:
    if not all(map(CODE.fullmatch, values)):
        raise Invalid({name: f"Bij ‘{name}’ past alleen een code. Kies er een uit de lijst."})
    return tuple(sorted(set(values)))


def _one_code(name: str, values: list[str]) -> str:
    return _codes(name, values[-1:])[0]


def parse_number(name: str, values: list[str]) -> int:
    """The last of the values as a number; Invalid for what is none or has more than fifteen digits."""
    if not values[-1].isascii() or not values[-1].isdigit() or len(values[-1]) > LONGEST_NUMBER:
        raise Invalid({name: f"Bij ‘{name}’ past alleen een nummer."})
    return int(values[-1])


def parse_past_day(name: str, values: list[str]) -> date:
    """The last of the values as today or a day before it; Invalid for what is none."""
    try:
        day = date.fromisoformat(values[-1].strip())
    except ValueError:
        raise Invalid({name: UNREADABLE}) from None
    if day > clock.today():
        raise Invalid({name: TO_COME})
    return day


def parse_yes(name: str, values: list[str]) -> bool:
    """True; Invalid for anything but yes."""
    if values[-1] != "yes":
        raise Invalid({name: f"Bij ‘{name}’ past alleen ‘yes’."})
    return True


def _text(_name: str, values: list[str]) -> str:
    """The words that are looked for, without what looks like personal data."""
    typed = " ".join(values[-1].replace("\x00", " ").split())[:QUERY_LIMIT]
    return without_found(typed) if check_text(typed) else typed


def _box(name: str, values: list[str]) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in values[-1].split(","))
    except ValueError:
        raise Invalid({name: "Een bbox is vier getallen: west, zuid, oost, noord (in graden)."}) from None
    finite = all(math.isfinite(number) for number in (west, south, east, north))
    if not (finite and -180 <= west < east <= 180 and -89 <= south < north <= 89):
        raise Invalid({name: "Een bbox gaat van west naar oost en van zuid naar noord, in graden."})
    clipped = max(west, 2.0), max(south, 50.0), min(east, 8.5), min(north, 54.5)
    if clipped[0] >= clipped[2] or clipped[1] >= clipped[3]:
        raise Invalid({name: "Deze bbox ligt buiten Nederland."})
    return clipped


PARSERS: dict[str, Parser] = {
    "q": _text,
    "kind": _choices(Kind),
    "theme": _codes,
    "audience": _codes,
    "buurt": _codes,
    "wijk": _codes,
    "team": parse_number,
    "led_by": _choices(LedBy),
    "strength": _choices(Strength),
    "offers": _choices(Exchange),
    "needs": _choices(Exchange),
    "day_part": _choices(DAY_PARTS),
    "cost": _choices(Cost),
    "openness": _choices(Openness),
    "access": _choices(ACCESS),
    "language": _choices(LANGUAGES),
    "status": _choices(Status),
    "group": parse_number,
    "freshness": _choices(FRESHNESS),
    "source": _one_code,
    "recorded_from": parse_past_day,
    "recorded_until": parse_past_day,
    "training": parse_yes,
    "module": parse_number,
    "session": parse_number,
    "stopped": parse_yes,
    "bbox": _box,
}
