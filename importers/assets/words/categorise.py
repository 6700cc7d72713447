"""From the words of a list to our kinds and themes; a word that we don't know is kept, as a tag."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from importers.assets.log import LEFT_OUT, Log
from importers.assets.records import LocatedRow
from importers.assets.sources import Source
from importers.assets.words.vocabulary import meaning_of

MOST_THEMES = 3
MOST_TAGS = 20
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
    """What a row is: one kind, one to three themes, and the other words that it brought."""

    kind: str
    themes: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell with words says; `unknown` are the words that we don't know, as written."""

    kind: str
    themes: tuple[str, ...]
    unknown: tuple[str, ...]


class Categoriser:
    """Categorises the rows of one file; remembers how often it fell back on the source's defaults."""

    def __init__(self, source: Source, log: Log) -> None:
        self._source = source
        self._log = log
        self._defaults: Counter[str] = Counter()

    def category_of(self, row: LocatedRow) -> Category:
        """The kind of `kind_words` goes before that of `theme_words`; for themes the other way round."""
        by_kind = reading_of(row.texts.get("kind_words", ""))
        by_theme = reading_of(row.texts.get("theme_words", ""))
        kind = by_kind.kind or by_theme.kind
        themes = tuple(dict.fromkeys(by_theme.themes + by_kind.themes))
        if unknown := by_kind.unknown + by_theme.unknown:
            self._note_unknown(row.number, unknown)
        if not kind or not themes:
            self._defaults.update([*(["kind"] if not kind else []), *(["themes"] if not themes else [])])
        return Category(
            kind or self._source.kind,
            self._first_three(row.number, themes) or self._source.themes,
            self._tags(row, unknown),
        )

    def finish(self) -> None:
        """Say for the file as a whole how many rows got a guessed kind or theme (unknown sources only)."""
        if self._source.known:
            return
        kind, themes = _DUTCH[self._source.kind], ", ".join(self._source.themes)
        for field, value, word in (("kind", kind, "soort"), ("themes", themes, "thema")):
            if count := self._defaults[field]:
                self._log.note(
                    None,
                    f"Bij {count} rijen stond geen {word} dat we kennen. We vulden in: {value}. Kijk ze na.",
                    field=field,
                    value=value,
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


@lru_cache(maxsize=4096)
def reading_of(cell: str) -> Reading:
    """Read a cell with one or more words separated by ; , / or |; the whole cell is tried first."""
    parts = [cell] if cell and meaning_of(cell) and not _BETWEEN_WORDS.search(cell) else _parts(cell)
    meanings = {part: meaning_of(part) for part in parts}
    known = [meaning for meaning in meanings.values() if meaning]
    return Reading(
        kind=next((meaning.kind for meaning in known if meaning.kind), ""),
        themes=tuple(dict.fromkeys(theme for meaning in known for theme in meaning.themes)),
        unknown=tuple(part for part, meaning in meanings.items() if meaning is None),
    )


def _parts(cell: str) -> list[str]:
    return [part for text in _BETWEEN_WORDS.split(cell) if (part := text.strip())]
