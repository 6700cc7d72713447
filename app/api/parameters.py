"""The query parameters that the API has beside the filter of map and list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from flask import request

from app.exceptions import Invalid
from app.models.areas import AreaLevel
from app.queries.record.filtering.known import named_in, refuse_unknown
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.training.yielding.choosing import ChainFilter
from app.web.identity import viewer
from app.web.training.yielding.chain import read_chain_filter

LIMIT = 500
MOST = 1000
HIGHEST_ID = 2**53 - 1
"""Higher numbers are no longer exact in a client that reads them as JSON."""


def asked_filter(*also: str) -> AssetFilter:
    """The filter of this request; Invalid for a parameter that is neither a filter nor in `also`.

    So it is for what is named and isn't there: a page shows then that nothing fits, a program would count it.
    """
    chosen = parse_filter(request.args, also=also)
    refuse_unknown(named_in(chosen), viewer())
    return chosen


def asked_chain(arguments: Mapping[str, str]) -> ChainFilter:
    """The part of the leergang that these ask for; Invalid for what can't be or isn't there."""
    chosen = read_chain_filter(arguments)
    refuse_unknown(named_in(chosen), viewer())
    return chosen


def asked_in_area() -> AssetFilter:
    """The filter of this request within `area`: a buurt, a wijk, or the gemeente, which is everything.

    Raises Invalid for what is no code of an area that we know.
    """
    chosen, code = asked_filter("area"), _given("area")
    if re.fullmatch("(BU|WK|GM)[0-9A-Z]{4,8}", code):
        refuse_unknown({"area": [code]}, viewer())
    if not code or re.fullmatch("GM[0-9]{4}", code):
        return chosen
    if re.fullmatch("BU[0-9A-Z]{8}", code):
        return replace(chosen, buurt=(code,), wijk=())
    if re.fullmatch("WK[0-9A-Z]{6}", code):
        return replace(chosen, wijk=(code,), buurt=())
    raise Invalid({"area": "Bij ‘area’ past alleen de code van een buurt, wijk of gemeente."})


def refuse_others(*known: str) -> None:
    """Invalid for any parameter but these."""
    for name in sorted(set(request.args) - set(known)):
        raise Invalid({name: f"De parameter ‘{name}’ kennen we hier niet. Haal die weg."})


def asked_level() -> AreaLevel:
    """`level`, buurt when it isn't given."""
    value = _given("level") or AreaLevel.BUURT
    if value not in set(AreaLevel):
        raise Invalid({"level": f"Bij ‘level’ kan dit niet: kies {', '.join(AreaLevel)}."})
    return AreaLevel(value)


def asked_limit() -> int:
    """`limit`, from 1 to 1000."""
    return _whole_number("limit", 1, MOST, LIMIT)


def asked_after() -> int:
    """`after`, the id behind which the answer begins."""
    return _whole_number("after", 0, HIGHEST_ID, 0)


def _whole_number(name: str, low: int, high: int, default: int) -> int:
    value = _given(name)
    if not value:
        return default
    is_number = value.isascii() and value.isdigit() and len(value) < 20
    if not is_number or not low <= int(value) <= high:
        raise Invalid({name: f"Bij ‘{name}’ past alleen een heel getal van {low} tot en met {high}."})
    return int(value)


def _given(name: str) -> str:
    return request.args.get(name, "").strip()


def link_next(address: str, content_type: str) -> str:
    """The `Link` header (RFC 8288) that leads to the next page."""
    return f'<{address}>; rel="next"; type="{content_type}"'
