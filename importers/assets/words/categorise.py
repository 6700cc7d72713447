"""From the words of a list to our kinds, themes and audiences; a word that we don't know becomes a tag."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from importers.assets.log import LEFT_OUT, Log
from importers.assets.records import LocatedRow, WordUse
from importers.assets.sources import Source
from importers.assets.words.guessing import CHOSEN, KNOWN, OURS, Group, Guesser
from importers.assets.words.vocabulary import Meaning

MOST_THEMES = 3
MOST_AUDIENCES = 6
MOST_TAGS = 20
MOST_WORDS = 100
"""Of a file that are shown, to say what they mean."""
LONGEST_TAG = 40
_BETWEEN_WORDS = re.compile(r"[;,/|\n]+")
_DUTCH = {
    "initiative": "initiatief of activiteit",
    "network": "groep of netwerk",
    "solution": "collectieve oplossing",
    "organisation": "organisatie",
    "place": "plek",
}


@dataclass(frozen=True, slots=True)
class Category:
    """What a row is: one kind, one to three themes, for whom, and the other words that it brought."""

    kind: str
    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell with words says; `unknown` are the words that we don't know, as written."""

    kind: str
    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    unknown: tuple[str, ...]


NOTHING = Reading("", (), (), ())
SURE = {CHOSEN, KNOWN, OURS}


class Categoriser:
    """Categorises the rows of one file; remembers its words and how often it fell back on the defaults."""

    def __init__(self, source: Source, log: Log, guesser: Guesser) -> None:
        self._source = source
        self._log = log
        self._guesser = guesser
        self._defaults: Counter[str] = Counter()
        self._cells: Counter[tuple[Group, str]] = Counter()
        self._readings: dict[tuple[Group, str], tuple[list[str], Reading]] = {}

    def category_of(self, row: LocatedRow) -> Category:
        """The kind of `kind_words` goes before that of `theme_words`; for themes the other way round."""
        by_kind = self._reading(row.texts.get("kind_words", ""), "what")
        by_theme = self._reading(row.texts.get("theme_words", ""), "what")
        by_audience = self._reading(row.texts.get("audience_words", ""), "who")
        kind = by_kind.kind or by_theme.kind
        themes = tuple(dict.fromkeys(by_theme.themes + by_kind.themes))
        if unknown := by_kind.unknown + by_theme.unknown:
            self._note_unknown(row.number, unknown)
        if not kind or not themes:
            self._defaults.update([*(["kind"] if not kind else []), *(["themes"] if not themes else [])])
        return Category(
            kind or self._source.kind,
            self._first_three(row.number, themes) or self._source.themes,
            by_audience.audiences[:MOST_AUDIENCES],
            self._tags(row, unknown + by_audience.unknown),
        )

    def words(self) -> tuple[WordUse, ...]:
        """The words that were met, the most frequent first, with what they were taken for and why."""
        found, words = [], Counter[tuple[Group, str]]()
        for (group, cell), count in self._cells.items():
            for part in self._readings[group, cell][0]:
                words[group, part] += count
        for (group, word), count in words.most_common(MOST_WORDS):
            guess = self._guesser.guess(word, group)
            meaning = guess.meaning or Meaning()
            found.append(
                WordUse(group, word, count, meaning.kind, meaning.themes, meaning.audiences, guess.reason)
            )
        return tuple(found)

    def finish(self) -> None:
        """Say for the file as a whole how many rows got a guessed kind or theme (unknown sources only)."""
        if self._source.known:
            return
        kind, themes = _DUTCH[self._source.kind], ", ".join(self._source.themes)
        for field, value, word in (("kind", kind, "soort"), ("themes", themes, "thema")):
            if count := self._defaults[field]:
                rows = "rij" if count == 1 else "rijen"
                self._log.note(
                    None,
                    f"Bij {count} {rows} stond geen {word} dat we kennen. We vulden in: {value}. Kijk ze na.",
                    field=field,
                    value=value,
                )

    def _reading(self, cell: str, group: Group) -> Reading:
        """Read a cell with one or more words separated by ; , / or |; the whole cell is tried first."""
        if not cell:
            return NOTHING
        self._cells[group, cell] += 1
        known = self._readings.get((group, cell))
        if known is None:
            known = self._readings[group, cell] = self._read(cell, group)
        return known[1]

    def _read(self, cell: str, group: Group) -> tuple[list[str], Reading]:
        """The words of a cell and what they say; the same cell comes back in thousands of rows."""
        whole = not _BETWEEN_WORDS.search(cell) or self._guesser.guess(cell, group).reason in SURE
        parts = [cell] if whole else _parts(cell)
        guesses = {part: self._guesser.guess(part, group).meaning for part in parts}
        known = [meaning for meaning in guesses.values() if meaning]
        return parts, Reading(
            kind=next((meaning.kind for meaning in known if meaning.kind), ""),
            themes=tuple(dict.fromkeys(theme for meaning in known for theme in meaning.themes)),
            audiences=tuple(dict.fromkeys(one for meaning in known for one in meaning.audiences)),
            unknown=tuple(part for part, meaning in guesses.items() if meaning is None),
        )

    def _note_unknown(self, number: int, unknown: tuple[str, ...]) -> None:
        self._log.note(
            number,
            "Dit woord voor soort of thema kennen we niet. Het staat nu bij de zoekwoorden.",
            field="kind_words",
            value="; ".join(unknown),
        )

    def _first_three(self, number: int, themes: tuple[str, ...]) -> tuple[str, ...]:
        if len(themes) > MOST_THEMES:
            self._log.note(
                number,
                f"Er mogen hoogstens {MOST_THEMES} thema's bij. We namen de eerste {MOST_THEMES}.",
                field="themes",
                value=", ".join(themes),
            )
        return themes[:MOST_THEMES]

    def _tags(self, row: LocatedRow, unknown: tuple[str, ...]) -> tuple[str, ...]:
        written = row.texts.get("tags", "")
        if not written and not unknown:
            return ()
        tags = tuple(dict.fromkeys((*unknown, *_parts(written))))
        kept = tuple(tag for tag in tags if len(tag) <= LONGEST_TAG)[:MOST_TAGS]
        if len(kept) < len(tags):
            self._log.note(
                row.number,
                f"Hoogstens {MOST_TAGS} zoekwoorden van {LONGEST_TAG} tekens gaan mee.",
                action=LEFT_OUT,
                field="tags",
                value="; ".join(tag for tag in tags if tag not in kept),
            )
        return kept


def _parts(cell: str) -> list[str]:
    return [part for text in _BETWEEN_WORDS.split(cell) if (part := text.strip())]
