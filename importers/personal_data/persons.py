"""Where a person is named: a first name, or a title, initials or 'familie' with a surname.

Streets and organisations that bear a name are no persons: 'Jan van Galenstraat', 'Stichting Anna',
'bakkerij Jansen'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.personal_data.words import (
    AFTER_THINGS,
    BEFORE_THINGS,
    FIRST_NAMES,
    STREET_ENDS,
    SURNAMES,
    TITLES,
)

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")
BETWEEN = frozenset(
    {"van", "de", "der", "den", "ter", "ten", "het", "'t", "te", "el", "la", "al", "von", "in"}
)

TELLING = frozenset().union(
    TITLES, FIRST_NAMES, SURNAMES, (name.rpartition(" ")[2] for name in SURNAMES if " " in name)
)
"""In lower case, one of these is among the words of everybody who is named without initials."""


def persons(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether a surname is there, of everybody who is named."""
    if not _may_name(WORD.findall(text)):
        return
    words = list(WORD.finditer(text))
    index = 0
    while index < len(words):
        last, has_surname = _person_at(words, index, text)
        if last >= index and not _is_thing(words, index, last):
            yield words[index].start(), words[last].end(), has_surname
        index = max(last, index) + 1


def _may_name(words: list[str]) -> bool:
    """Whether somebody may be named; the long look is for few texts."""
    if any(len(word) == 2 and word[1] == "." and word[0].isupper() for word in words):
        return True
    return not TELLING.isdisjoint([word.rstrip(".").lower() for word in words])


def _person_at(words: list[re.Match[str]], index: int, text: str) -> tuple[int, bool]:
    """The last word of the person that begins here (before `index` when there is none)."""
    word = words[index].group().rstrip(".")
    lower = word.lower()
    if lower in TITLES:
        last = _surname_after(words, index, text)
        return (last, True) if last > index else (index - 1, False)
    if word[0].isupper() and lower in FIRST_NAMES:
        last = _surname_after(words, index, text)
        return last, last > index
    if len(word) == 1 and word.isupper() and words[index].group().endswith("."):
        last = _surname_after(words, index, text)
        return (last, True) if last > index else (index - 1, False)
    if lower in SURNAMES and word[0].isupper():
        return index, True
    if lower in BETWEEN:
        last = _surname_after(words, index, text)
        whole = " ".join(found.group().lower().rstrip(".") for found in words[index : last + 1])
        if last > index and whole in SURNAMES:
            return last, True
    return index - 1, False


def _surname_after(words: list[re.Match[str]], index: int, text: str) -> int:
    """The index of the surname behind a word: 'van der' and the like, then a capital; `index` for none."""
    at = index
    while at + 1 < len(words) and at - index < 4 and _touches(words[at], words[at + 1], text):
        following = words[at + 1].group()
        if following.lower() in BETWEEN or (
            len(following) == 2 and following[0].isupper() and following[1] == "."
        ):
            at += 1
            continue
        return at + 1 if following[0].isupper() else index
    return index


def _touches(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    """Whether nothing but a blank is between two words, and no sentence ended."""
    if not 0 < other.start() - one.end() + one.group().endswith(".") <= 3:
        return False
    ended = (
        one.group().endswith(".") and len(one.group()) > 2 and one.group().lower().rstrip(".") not in TITLES
    )
    return not ended and text[one.end() : other.start()].strip(" ") == ""


def _is_thing(words: list[re.Match[str]], first: int, last: int) -> bool:
    """A street, a building or an organisation with a person's name, or somebody of public life."""
    name = words[last].group().lower().rstrip(".")
    if last > first or name not in FIRST_NAMES:
        if any(name.endswith(end) and len(name) > len(end) for end in STREET_ENDS) and name not in SURNAMES:
            return True
        if name in AFTER_THINGS or name in STREET_ENDS:
            return True
    before = words[first - 1].group().lower().rstrip(".") if first else ""
    far = words[first - 2].group().lower().rstrip(".") if first > 1 else ""
    after = words[last + 1].group().lower().rstrip(".") if last + 1 < len(words) else ""
    return before in BEFORE_THINGS or (far in BEFORE_THINGS and before in BETWEEN) or after in AFTER_THINGS
