"""From what somebody typed to words, each with others that mean the same. Pure; the lists are text files."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

MOST_WORDS = 8
QUOTES = "\"'“”„‘’«»"


def folded(text: str) -> str:
    """Lower case, without accents and signs; words with one space between. The database's `plain_text`."""
    plain = unicodedata.normalize("NFKD", text.replace("\x00", " "))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", letters.casefold()))


def words_of(text: str) -> tuple[str, ...]:
    """The first eight different words of a query."""
    return tuple(dict.fromkeys(folded(text).split()))[:MOST_WORDS]


def is_literal(text: str) -> bool:
    """Whether somebody wants these words and no others: they stand between quotation marks."""
    text = text.strip()
    return len(text) > 2 and text[0] in QUOTES and text[-1] in QUOTES


def alternatives(word: str) -> tuple[str, ...]:
    """The word itself, then those of its groups that stems do not bring together."""
    return tuple(dict.fromkeys([word, *(other for group in _groups().get(word, ()) for other in group)]))


@cache
def tails() -> str:
    """Last parts of compounds as a regular expression of the database; the longest first."""
    found = {word for line in _lines("tails.txt") for word in line}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _groups() -> dict[str, list[tuple[str, ...]]]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for line in _lines("irregular.txt"):
        for word in line:
            groups.setdefault(word, []).append(line)
    return groups


def _lines(name: str) -> list[tuple[str, ...]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#")]
