"""What a word of a list means for us, and why we think so: said by somebody, known, or alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from rapidfuzz import fuzz, process

from importers.assets.reading.aliases import words_of
from importers.assets.words.vocabulary import Meaning, by_parts, what_meanings, who_meanings

Group = Literal["what", "who"]
"""Words that say what something is or is about, and words that say whom it is for."""

CHOSEN: Final = "zo gekozen"
OURS: Final = "woord bij onze lijst"
KNOWN: Final = "bekend woord"
UNKNOWN: Final = "kennen we niet, wordt zoekwoord"
SHORTEST_ALIKE: Final = 6
ALIKE: Final = 88
"""Least likeness of a word with a typing mistake, of 100 (rapidfuzz ratio)."""

_NOTHING: Final[Mapping[str, Meaning]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Meanings by phrase, as `phrase_of` writes it."""

    what: Mapping[str, Meaning] = field(default_factory=lambda: _NOTHING)
    who: Mapping[str, Meaning] = field(default_factory=lambda: _NOTHING)


EMPTY: Final = Lexicon()


@dataclass(frozen=True, slots=True)
class Guess:
    """A meaning, None for a word that says nothing to us, and the reason in a few Dutch words."""

    meaning: Meaning | None
    reason: str


def phrase_of(text: str) -> str:
    """A word or phrase as it is compared: lower case, without accents and signs."""
    return " ".join(words_of(text))


class Guesser:
    """Guesses words of one file: `chosen` goes first, then `ours` (of the database), then the vocabulary."""

    def __init__(self, chosen: Lexicon, ours: Lexicon) -> None:
        self._chosen: Mapping[Group, Mapping[str, Meaning]] = {"what": chosen.what, "who": chosen.who}
        self._ours: Mapping[Group, Mapping[str, Meaning]] = {"what": ours.what, "who": ours.who}
        self._known: Mapping[Group, Mapping[str, Meaning]] = {"what": what_meanings(), "who": who_meanings()}
        self._guesses: dict[tuple[Group, str], Guess] = {}

    def guess(self, text: str, group: Group) -> Guess:
        """What a word or short phrase says."""
        phrase = phrase_of(text)
        found = self._guesses.get((group, phrase))
        if found is None:
            found = self._guesses[group, phrase] = self._guess(phrase, group)
        return found

    def _guess(self, phrase: str, group: Group) -> Guess:
        chosen = self._chosen[group].get(phrase)
        if chosen is not None:
            return Guess(chosen if chosen != Meaning() else None, CHOSEN)
        known, ours = self._known[group].get(phrase), self._ours[group].get(phrase)
        if ours:
            return Guess(Meaning(known.kind if known else "", ours.themes, ours.audiences), OURS)
        if known:
            return Guess(known, KNOWN)
        words = phrase.split()
        parts = by_parts(words, self._known[group]) if group == "what" else self._first(words, group)
        if parts:
            return Guess(parts, "een woord erin kennen we")
        return self._alike(phrase, group)

    def _first(self, words: list[str], group: Group) -> Meaning | None:
        return next((found for word in words if (found := self._known[group].get(word))), None)

    def _alike(self, phrase: str, group: Group) -> Guess:
        if len(phrase) >= SHORTEST_ALIKE:
            known = self._known[group]
            found = process.extractOne(phrase, known.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
            if found:
                return Guess(known[found[0]], f"lijkt op “{found[0]}”")
        return Guess(None, UNKNOWN)
