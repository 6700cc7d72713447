"""The question to the partner finder as JSON: all of it is what the description says, or it is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson
from flask import request
from werkzeug.datastructures import MultiDict

from app.api.schemas import SCHEMAS
from app.exceptions import Invalid
from app.models.record import Exchange
from app.queries.record.filtering.parsing import CODE

DESCRIBED: Final = SCHEMAS["PartnersQuestion"]["properties"]
LISTS: Final = ("themes", "audiences", "offers", "buurten")
NUMBERS: Final = ("lon", "lat", "distance_m")


def told() -> Mapping[str, Any]:
    """The question as JSON. Raises Invalid with a sentence per member that can't be."""
    given = _json()
    if not isinstance(given, dict):
        raise Invalid({"": "Stuur de vraag als JSON: een object met bijvoorbeeld ‘q’."})
    errors = {name: error for name, value in given.items() if (error := _error(name, value))}
    if errors:
        raise Invalid(errors)
    return given


def _json() -> Any:
    """What was sent, None when it is no JSON.

    Not `get_json`: the parser of Python takes NaN and half characters, and lets brackets end its stack.
    """
    if not request.is_json:
        return None
    try:
        return orjson.loads(request.get_data())
    except orjson.JSONDecodeError:
        return None


def as_form(given: Mapping[str, Any]) -> MultiDict[str, str]:
    """The same question as the page's form sends it."""
    pairs = [(name, value) for name in LISTS for value in given.get(name, ())]
    pairs += [(name, f"{given[name]:.6f}") for name in ("lon", "lat") if name in given]
    pairs += [("distance_m", f"{given['distance_m']:.0f}")] if "distance_m" in given else []
    return MultiDict(pairs)


def _error(name: str, value: Any) -> str:
    check = CHECKS.get(name)
    return check(name, value) if check else f"‘{name[:40]}’ kennen we hier niet."


def _text(name: str, value: Any) -> str:
    most = DESCRIBED[name]["maxLength"]
    if not isinstance(value, str) or len(value) > most:
        return f"‘{name}’ is tekst van hoogstens {most} tekens."
    # No database can keep one.
    return "Tekst kan geen nultekens hebben." if "\x00" in value else ""


def _codes(name: str, value: Any) -> str:
    most = DESCRIBED[name]["maxItems"]
    fits = isinstance(value, list) and len(value) <= most and all(_is_code(name, code) for code in value)
    return "" if fits else f"‘{name}’ is een lijst van hoogstens {most} codes."


def _number(name: str, value: Any) -> str:
    low, high = DESCRIBED[name]["minimum"], DESCRIBED[name]["maximum"]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return "" if is_number and low <= value <= high else f"‘{name}’ is een getal van {low} tot en met {high}."


def _whole_number(name: str, value: Any) -> str:
    return _number(name, value) or ("" if value % 1 == 0 else f"‘{name}’ is een heel getal.")


def _is_code(name: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    return value in set(Exchange) if name == "offers" else bool(CODE.fullmatch(value))


CHECKS: Final[Mapping[str, Callable[[str, Any], str]]] = {
    "q": _text,
    **dict.fromkeys(LISTS, _codes),
    **dict.fromkeys(NUMBERS, _number),
    "limit": _whole_number,
}
