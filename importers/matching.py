"""Whether two names are probably of one thing: for the warning while somebody types, and for lists.

Names are compared without case, accents, punctuation, legal forms and words that say nothing, by the two
measures of MEASURES (token-set ratio of 85, or an edit distance of 30 % of the shorter). Both are generous
with short names and with names that share one long word, so what is certain to differ is looked at first:
numbers, days, the points of the compass, and what a thing says that it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import token_set_ratio

from importers.name_words import CONTRASTS, FILLERS, HOUSE, LEGAL, WHAT

TOKEN_SET = 85
EDITS = 0.3
SHORTEST_TYPO = 5
"""Letters that a word must have before another one may be the same word with a mistake."""
LEAST_SHARED = 0.45
"""Part of the longer name's letters that the shorter one must have: 'Noord' is not 'Fietsclub Noord'."""
SHARED_HOSTS = frozenset({"facebook.com", "instagram.com", "linkedin.com", "meetup.com", "sites.google.com"})
"""Hosts where only the path says whose page it is."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: all its words, those that tell it from others, and what it says it is.

    `marks` are numbers and single letters; `sides` which part of which group of CONTRASTS it holds.
    """

    words: tuple[str, ...]
    telling: tuple[str, ...]
    what: frozenset[str]
    marks: frozenset[str]
    sides: tuple[frozenset[str], ...]

    @property
    def is_telling(self) -> bool:
        """Whether anything is left that is more than a kind of thing."""
        return any(word not in self.what for word in self.telling)


@lru_cache(maxsize=50_000)
def read_name(text: str) -> Name:
    """A typed name in its parts. Never fails: of a text without letters or digits all parts are empty."""
    words = tuple(word for word in _joined(_words(text)) if word not in _FILLERS)
    meaning = tuple(_WHAT.get(word, word) for word in words if word not in LEGAL)
    marks = _marks(words)
    return Name(
        words=words,
        telling=tuple(word for word in meaning if word != HOUSE and word.lstrip("0") not in marks),
        what=frozenset(word for word in meaning if word in _THINGS),
        marks=marks,
        sides=_sides(words) if _ANY_SIDE.search(" ".join(words)) else _NO_SIDES,
    )


def _sides(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part for part in group if _held(part, words)) for group in CONTRASTS)


def alike(first: str, second: str) -> bool:
    """Whether the two names are probably of one thing; the order makes no difference."""
    return alike_names(read_name(first), read_name(second))


def alike_names(one: Name, other: Name) -> bool:
    """The same for names that were read."""
    if not one.words or not other.words:
        return False
    if "".join(one.words) == "".join(other.words):
        return True
    if _differ(one, other) or not (one.is_telling and other.is_telling):
        return False
    return _same_words(one.telling, other.telling) or _few_edits(one.telling, other.telling)


def same_website(first: str, second: str) -> bool:
    """Whether two addresses are of one page; scheme, www, a last slash and the query make no difference."""
    one, other = page_of(first), page_of(second)
    return one is not None and one == other


def page_of(address: str) -> tuple[str, str] | None:
    """Host and path of an address, as they are compared; None when it is no page of one thing."""
    try:
        parts = urlsplit(address.strip() if "//" in address else f"//{address.strip()}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    path = parts.path.rstrip("/").casefold()
    if "." not in host or (host in SHARED_HOSTS and not path):
        return None
    return host, path


def same_phone(first: str, second: str) -> bool:
    """Whether two Dutch numbers are one; +31, 0031, spaces and dashes make no difference."""
    one, other = _number(first), _number(second)
    return len(one) == 9 and one == other


_ANY_SIDE = re.compile("|".join(part for group in CONTRASTS for part in group))
_NO_SIDES: tuple[frozenset[str], ...] = tuple(frozenset() for _ in CONTRASTS)
_THINGS = frozenset(WHAT.values())
_WHAT = {word.replace("ij", "y"): thing for word, thing in WHAT.items()}
_FILLERS = frozenset(word.replace("ij", "y") for word in FILLERS)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("\u0133", "ij").replace("\u0132", "ij")).casefold()
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    letters = re.sub(r"\b(?:[a-z]\.){2,}", lambda dotted: dotted[0].replace(".", "") + " ", letters)
    letters = re.sub(r"['\u2018\u2019`](?=[a-z]\b)", " ", letters).replace("ij", "y")
    return [word for word in re.split(r"[^0-9a-z]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", letters) if word]


def _joined(words: list[str]) -> list[str]:
    """'repair café' is one word when together they say what a thing is."""
    found: list[str] = []
    for word in words:
        if found and found[-1] + word in _WHAT:
            found[-1] += word
        else:
            found.append(word)
    return found


def _marks(words: tuple[str, ...]) -> frozenset[str]:
    """Numbers and single letters, which tell one flat or year from the next."""
    return frozenset(word.lstrip("0") for word in words if word.isdigit() or len(word) == 1)


def _differ(one: Name, other: Name) -> bool:
    """What is certain to differ, however much the rest looks alike."""
    if one.marks and other.marks and one.marks != other.marks:
        return True
    if any(
        here and there and here.isdisjoint(there) for here, there in zip(one.sides, other.sides, strict=True)
    ):
        return True
    return _say_other_things(one.what, other.what)


def _say_other_things(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both say what they are and it is not the same; an eettafel in a buurthuis is no buurthuis."""
    if not one or not other:
        return False
    here, there = one - {HOUSE}, other - {HOUSE}
    return here.isdisjoint(there) if here and there else bool(here) != bool(there)


def _held(part: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(part) or word.endswith(part) for word in words)


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The measure for words in another order or with words more."""
    shorter, longer = sorted((len("".join(one)), len("".join(other))))
    if shorter < LEAST_SHARED * longer:
        return False
    return token_set_ratio(" ".join(one), " ".join(other)) >= TOKEN_SET and _no_other_word(one, other)


def _no_other_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Not both have a word that the other lacks, but for mistakes in typing."""
    alone_here = [word for word in one if not any(_typo(word, there) for there in other)]
    alone_there = [word for word in other if not any(_typo(word, here) for here in one)]
    return not (alone_here and alone_there)


def _few_edits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The measure for mistakes in typing; word by word when there are as many, else over the whole."""
    if len(one) == len(other):
        return all(_typo(here, there) for here, there in zip(one, other, strict=True))
    return _typo("".join(one), "".join(other))


def _typo(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return shorter >= SHORTEST_TYPO and Levenshtein.distance(one, other) <= EDITS * shorter


def _number(text: str) -> str:
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    return re.sub(r"^(?:0031|31(?=\d{9}$)|0)", "", digits)
