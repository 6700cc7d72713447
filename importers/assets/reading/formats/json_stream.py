"""JSON read member by member and a list item by item, so that memory stays small."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager

from importers.records import ImportRefused

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")


def members_of(text: str, *, stream: str) -> Iterator[tuple[str, object]]:
    """Yield (key, value) of the outermost object; the list under `stream` yields (key, item) for each item.

    Raises ImportRefused when the text is no JSON object, ends too early, or is nested too deep.
    """
    with _refusing():
        yield from _members(text, stream)


def items_of(text: str) -> Iterator[object]:
    """The items of the outermost list. Raises ImportRefused as `members_of` does."""
    with _refusing():
        at = yield from _items(text, _skip(text, 0))
        if _skip(text, at) != len(text):
            raise ValueError


def first_key(text: str, wanted: Collection[str]) -> str:
    """The first of the keys `wanted` in the outermost object, "" without one; never raises."""
    try:
        at = _expect(text, 0, "{")
        while text[at] != "}":
            key, at = _DECODER.raw_decode(text, at)
            if key in wanted:
                return str(key)
            _, at = _DECODER.raw_decode(text, _expect(text, at, ":"))
            at = _next(text, at, "}")
    except (ValueError, IndexError, TypeError, RecursionError):
        return ""
    return ""


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except RecursionError:
        raise ImportRefused("Dit bestand is te diep in elkaar gezet om te lezen.") from None
    except (ValueError, IndexError) as error:
        raise ImportRefused(
            "Dit is geen GeoJSON of andere JSON die we lezen, of het bestand is niet compleet. Sla het "
            "opnieuw op als GeoJSON."
        ) from error


def _members(text: str, stream: str) -> Iterator[tuple[str, object]]:
    at = _expect(text, 0, "{")
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _expect(text, at, ":")
        if key == stream:
            items = _items(text, at)
            while True:
                try:
                    yield key, next(items)
                except StopIteration as end:
                    at = end.value
                    break
        else:
            value, at = _DECODER.raw_decode(text, at)
            yield str(key), value
        at = _next(text, at, "}")
    if _skip(text, at + 1) != len(text):
        raise ValueError


def _items(text: str, at: int) -> Generator[object, None, int]:
    at = _expect(text, at, "[")
    while text[at] != "]":
        value, at = _DECODER.raw_decode(text, at)
        yield value
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
