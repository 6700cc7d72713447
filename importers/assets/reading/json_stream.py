"""A JSON object read member by member, and one of its lists item by item, so that memory stays small."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator

from importers.records import ImportRefused

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")


def members_of(text: str, *, stream: str) -> Iterator[tuple[str, object]]:
    """Yield (key, value) of the outermost object; the list under `stream` yields (key, item) for each item.

    Raises ImportRefused when the text is no JSON object, ends too early, or is nested too deep.
    """
    try:
        yield from _members(text, stream)
    except RecursionError:
        raise ImportRefused("Dit bestand is te diep in elkaar gezet om te lezen.") from None
    except (ValueError, IndexError) as error:
        raise ImportRefused(
            "Dit is geen GeoJSON, of het bestand is niet compleet. Sla het opnieuw op als GeoJSON."
        ) from error


def _members(text: str, stream: str) -> Iterator[tuple[str, object]]:
    at = _expect(text, 0, "{")
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _expect(text, at, ":")
        if key == stream:
            at = yield from _items(text, at, stream)
        else:
            value, at = _DECODER.raw_decode(text, at)
            yield str(key), value
        at = _next(text, at, "}")
    if _skip(text, at + 1) != len(text):
        raise ValueError


def _items(text: str, at: int, key: str) -> Generator[tuple[str, object], None, int]:
    at = _expect(text, at, "[")
    while text[at] != "]":
        value, at = _DECODER.raw_decode(text, at)
        yield key, value
        at = _next(text, at, "]")
    return at + 1


def _next(text: str, at: int, end: str) -> int:
    at = _skip(text, at)
    if text[at] == ",":
        at = _skip(text, at + 1)
        if text[at] == end:
            raise ValueError
        return at
    if text[at] != end:
        raise ValueError
    return at


def _expect(text: str, at: int, sign: str) -> int:
    at = _skip(text, at)
    if text[at] != sign:
        raise ValueError
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
