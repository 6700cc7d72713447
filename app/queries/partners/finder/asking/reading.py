"""A question read from left to right, the longest phrase first. Pure: a lexicon in, meanings out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.queries.partners.finder.asking.lexicon import Lexicon
from app.queries.partners.finder.asking.meaning import TURNS, Meaning
from app.queries.partners.finder.asking.tokens import SIGNS, key_of, tokens_of

NOT_REACHES = 4
"""So many words after "niet" or "geen" are what is not wanted."""
SHORTEST_PART, SHORTEST_TYPO, LONG = 4, 5, 8
MOST_SIZE = 5000
PEOPLE_WITHIN = 3
"""So many words after a number may the people stand that it counts."""
PEOPLE = frozenset(map(key_of, ("mensen", "personen", "man", "deelnemers", "bezoekers", "plekken", "stuks")))
NO_SIZE = frozenset(map(key_of, ("keer", "uur", "euro", "jaar", "jarige", "weken", "maanden", "meter", "km")))
USABLE = frozenset({"subject", "theme", "audience", "limit", "offer"})
"""What a part of a compound may mean."""
NOT_MENDED = TURNS | {"number", "help"}


@dataclass(slots=True)
class Read:
    """What was read: meanings that are wanted and not wanted, and words that the lexicon does not have.

    `literal`: words behind the meanings that say more than those, such as 'meiden' for young people.
    """

    wanted: list[Meaning] = field(default_factory=list)
    unwanted: list[Meaning] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    unwanted_free: list[str] = field(default_factory=list)
    literal: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    on: tuple[int, int] | None = None
    """Day and month of a single day."""
    around: bool = False
    indoors: bool = False
    help: bool = False


def read(text: str, lexicon: Lexicon) -> Read:
    """All that a text says."""
    tokens = tokens_of(text)
    found, at, reach = Read(), 0, 0
    while at < len(tokens):
        length, meanings = lexicon.at(tokens, at)
        kinds = {meaning.kind for meaning in meanings}
        if tokens[at] in SIGNS or "but" in kinds:
            reach = 0
        elif "not" in kinds:
            reach = NOT_REACHES + 1
        elif tokens[at].isdigit() or "number" in kinds:
            length = _number(found, tokens, at, lexicon)
        elif meanings:
            said = tuple(token for token in tokens[at : at + length] if token not in lexicon.filler)
            _take(found, meanings, said, not_wanted=reach > 0)
        else:
            _unknown(found, tokens[at], lexicon, not_wanted=reach > 0)
        reach = max(0, reach - 1)
        at += max(length, 1)
    return found


def _take(found: Read, meanings: tuple[Meaning, ...], said: tuple[str, ...], *, not_wanted: bool) -> None:
    for meaning in meanings:
        if meaning.kind == "help":
            found.help = True
        elif meaning.kind == "around":
            found.around = True
        elif meaning.kind == "indoors":
            found.indoors = True
        elif not_wanted and meaning.kind in {"subject", "theme"}:
            found.unwanted.append(meaning)
        elif not not_wanted or meaning.kind not in {"offer", "audience"}:
            found.wanted.append(meaning)
            found.literal += [word for word in said if _says_more(word, meaning)]


def _says_more(word: str, meaning: Meaning) -> bool:
    """Whether the word itself is worth looking for beside what it means."""
    telling = meaning.kind in {"subject", "audience", "offer"} or meaning.value in {"step_free", "quiet"}
    return (
        telling
        and len(word) >= SHORTEST_PART
        and key_of(word) not in map(key_of, tokens_of(str(meaning.value)))
    )


def _unknown(found: Read, token: str, lexicon: Lexicon, *, not_wanted: bool) -> None:
    if token in lexicon.filler or len(token) < 3 or not token.isalpha():
        return
    parts = tuple(_compound(token, lexicon))
    if parts:
        _take(found, parts, (token,), not_wanted=not_wanted)
    else:
        (found.unwanted_free if not_wanted else found.free).append(token)


def _number(found: Read, tokens: tuple[str, ...], at: int, lexicon: Lexicon) -> int:
    """A day of a month, or how many people; the number of words that it took."""
    number = int(tokens[at]) if tokens[at].isdigit() else int(lexicon.meaning(tokens[at : at + 1])[0].value)
    following = lexicon.meaning(tokens[at + 1 : at + 2]) if number <= 31 else ()
    months = [one.value for one in following if one.kind == "month" and len(one.value) == 1]
    if months:
        found.on = number, months[0][0]
        return 2
    after = range(at + 1, min(at + 1 + PEOPLE_WITHIN, len(tokens)))
    counts = after and key_of(tokens[at + 1]) not in NO_SIZE
    if counts and 1 < number <= MOST_SIZE and any(_is_people(tokens, place, lexicon) for place in after):
        found.sizes.append(number)
    return 1


def _is_people(tokens: tuple[str, ...], place: int, lexicon: Lexicon) -> bool:
    audience = any(meaning.kind == "audience" for meaning in lexicon.at(tokens, place)[1])
    return audience or key_of(tokens[place]) in PEOPLE


def _compound(token: str, lexicon: Lexicon) -> Iterator[Meaning]:
    """What the parts of a compound mean: both when both are known, else its head, else its first part."""
    heads: tuple[Meaning, ...] = ()
    fronts: tuple[Meaning, ...] = ()
    for place in range(SHORTEST_PART, len(token) - SHORTEST_PART + 1):
        front = _usable(lexicon.meaning((token[:place],)))
        head = _usable(lexicon.meaning((token[place:],)))
        if front and head:
            yield from front
            yield from head
            return
        heads = heads or head
        fronts = front or fronts
    yield from heads or fronts


def _usable(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    return tuple(one for one in meanings if one.kind in USABLE)


def mended(word: str, lexicon: Lexicon) -> str:
    """The word that the lexicon has and that is one typing error off (two in a long one), or ""."""
    if len(word) < SHORTEST_TYPO:
        return ""
    near = process.extractOne(
        word,
        [phrase[0] for phrase in lexicon.exact if len(phrase) == 1 and phrase[0][0] == word[0]],
        scorer=OSA.distance,
        score_cutoff=2 if len(word) >= LONG else 1,
    )
    if near is None or len(near[0]) < SHORTEST_PART:
        return ""
    kinds = {one.kind for one in lexicon.meaning((near[0],))}
    return near[0] if kinds and not kinds & NOT_MENDED else ""


def next_day(day: int, month: int, today: date) -> date | None:
    """The next time it is that day of that month, today included; None when there is no such day."""
    for year in range(today.year, today.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
