"""When an answer of the address service may be believed.

It always answers something and its score is no measure of quality, so the answer is held against the
question: postcode and house number equal, or street, house number and town equal. Anything else is unsure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?([a-z]{2})\b", re.IGNORECASE)
_ADDITION = re.compile(r"[a-z]{1,2}|[0-9]{1,4}|bis|boven|beneden|hoog|zwart|rood")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address as a register writes it; `number` is all that stands after the street: "12", "12A-2"."""

    street: str
    number: str
    postcode: str
    town: str


def agrees(question: str, answer: Address) -> bool:
    """Whether `question`, as somebody typed it, asks for exactly this address.

    An addition that was typed must be the answer's; one that was not typed may be missing.
    """
    postcode = POSTCODE.search(question)
    words, street = words_of(POSTCODE.sub(" ", question)), words_of(answer.street)
    rest, has_street = _without(words, street)
    rest, has_town = _without(rest, words_of(answer.town))
    if not _number_agrees(rest, "".join(words_of(answer.number))):
        return False
    if postcode:
        return (postcode[1] + postcode[2]).upper() == answer.postcode.replace(" ", "").upper()
    return has_street and has_town


def postcode_in(text: str) -> str:
    """The first postcode of six characters in a text ("9711AB"), or "" when there is none."""
    found = POSTCODE.search(text)
    return (found[1] + found[2]).upper() if found else ""


def asks_for_a_number(question: str) -> bool:
    """Whether there is a house number in the question at all; without one every answer is unsure."""
    return any(word[0].isdigit() for word in words_of(POSTCODE.sub(" ", question)))


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words without accents and punctuation: "'s-Gravenstraat 12-A" → s gravenstraat 12 a."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(re.findall(r"[a-z0-9]+", plain))


def _without(words: Sequence[str], part: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The words with the first run of `part` taken out, and whether it was there."""
    for start in range(len(words) - len(part) + 1):
        if part and tuple(words[start : start + len(part)]) == tuple(part):
            return (*words[:start], *words[start + len(part) :]), True
    return tuple(words), False


def _number_agrees(rest: Sequence[str], number: str) -> bool:
    start = next((index for index, word in enumerate(rest) if word[0].isdigit()), None)
    if start is None or not number:
        return False
    asked = rest[start]
    for word in rest[start + 1 :]:
        if not _ADDITION.fullmatch(word):
            break
        asked += word
    digits = re.match(r"[0-9]+", number)
    return asked == number or (asked.isdigit() and digits is not None and asked == digits[0])
