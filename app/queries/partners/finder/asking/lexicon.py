"""Words and what they mean: a file, with the themes, audiences, areas and teams of the database."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer
from flask import current_app
from sqlalchemy import select

from app import labels
from app.config import Settings
from app.database import database
from app.models.areas import Area, AreaLevel
from app.models.people import Team
from app.models.record import Audience, Theme
from app.queries.areas.vintages import current_vintage
from app.queries.record.search.places import SAYS_NO_PLACE, SHORTEST
from app.queries.record.search.words import folded

OWN_FILE = Path(__file__).parent / "words.toml"
SIGNS = frozenset(".,;:!?")
"""What ends a clause."""
TOKEN = re.compile(r"[0-9]+\+|[0-9]+[.,][0-9]+|[^\W_]+|[.,;:!?]")
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
SEASONS = {
    "zomer": (6, 7, 8),
    "zomermaanden": (6, 7, 8),
    "zomervakantie": (7, 8),
    "bouwvak": (7, 8),
    "winter": (12, 1, 2),
    "wintermaanden": (12, 1, 2),
    "herfst": (9, 10, 11),
    "najaar": (9, 10, 11),
    "lente": (3, 4, 5),
    "voorjaar": (3, 4, 5),
}
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
PARTS = {"ochtend": "morning", "morgen": "morning", "middag": "afternoon", "avond": "evening"}
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
        ],
        start=2,
    )
} | {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "honderd": 100}

VERB_T = re.compile(r"((?:aa|ee|oo|uu|oe|ie|ui|ei|ij|eu|ou)[bdfgklmnprswz]|[^aeiou]e[lr])t$")
"""'Leent', 'maakt', 'wandelt': the third person, which the stemmer does not know."""
_stem = snowballstemmer.stemmer("dutch_porter").stemWord


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that words can mean: what kind of thing, and which."""

    kind: str
    value: Any = None


TURNS = frozenset({"not", "but", "around", "nothing"})
"""Meanings that turn a sentence instead of asking for something."""

Phrases = dict[tuple[str, ...], tuple[Meaning, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Words for one thing that a record can be about."""

    words: tuple[str, ...]
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """The file of words as it is used; `weights`, `deductions` and `limits` by name."""

    subjects: Mapping[str, Subject]
    weights: Mapping[str, float]
    deductions: Mapping[str, float]
    limits: Mapping[str, int]
    examples: Mapping[str, tuple[str, ...]]
    filler: frozenset[str]
    said: tuple[tuple[str, Meaning], ...]

    def themes_of(self, subjects: Iterable[str]) -> frozenset[str]:
        """The themes that these subjects belong to."""
        known = (self.subjects[name].themes for name in subjects if name in self.subjects)
        return frozenset(theme for themes in known for theme in themes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Phrases word for word as they are written (`exact`), and by the keys of their words (`stems`)."""

    exact: Phrases
    stems: Phrases
    longest: int
    filler: frozenset[str]

    def at(self, tokens: tuple[str, ...], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """The longest phrase that begins there: how many words it has and what it means; 0 without one.

        As written goes before by stem: 'ouders' and 'ouderen' have the same one.
        """
        for length in range(min(self.longest, len(tokens) - start), 0, -1):
            found = self.meaning(tokens[start : start + length])
            if found:
                return length, found
        return 0, ()

    def meaning(self, tokens: tuple[str, ...]) -> tuple[Meaning, ...]:
        """What a phrase means; what only fills a sentence means nothing but how it turns it."""
        found = self.exact.get(tokens) or self.stems.get(tuple(map(key_of, tokens)), ())
        if len(tokens) == 1 and tokens[0] in self.filler:
            return tuple(one for one in found if one.kind in TURNS)
        return found


def tokens_of(text: str) -> tuple[str, ...]:
    """Words, numbers and the signs that end a clause; lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("\x00", " ").replace("’", "'"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return tuple(TOKEN.findall(letters.casefold()))


@lru_cache(maxsize=20_000)
def key_of(token: str) -> str:
    """What a word has in common with its other forms: the stem of PostgreSQL's `dutch`, folded alike."""
    stem = str(_stem(VERB_T.sub(r"\1", token)))
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", re.sub("v$", "f", re.sub("z$", "s", stem)))


def word_file() -> WordFile:
    """The organisation's own file, or ours."""
    return _read(*_chosen_file())


def lexicon() -> Lexicon:
    """Everything that a word can mean now; made once for the same file, themes, areas and teams."""
    vintage = current_vintage()
    catalogue = tuple(
        (kind, row.code, row.label, tuple(row.synonyms))
        for kind, table in (("audience", Audience), ("theme", Theme))
        for row in database.session.execute(
            select(table.code, table.label, table.synonyms).where(table.archived_at.is_(None))
        )
    )
    teams = database.session.execute(select(Team.id, Team.name).where(Team.until.is_(None))).all()
    areas = _areas(vintage.id, vintage.key) if vintage else ()
    return _joined(_chosen_file(), catalogue, tuple((row.id, row.name) for row in teams), areas)


def _chosen_file() -> tuple[Path, int]:
    """The file, and in which state it is: an editor's change is seen at once."""
    settings: Settings = current_app.extensions["settings"]
    path = settings.finder_words or OWN_FILE
    return path, path.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _read(path: Path, _state: int) -> WordFile:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    subjects = {
        name: Subject(
            words=tuple(said["words"]),
            themes=tuple(said.get("themes", ())),
            audiences=tuple(said.get("audiences", ())),
            offers=tuple(said.get("offers", ())),
        )
        for name, said in told["subjects"].items()
    }
    return WordFile(
        subjects=subjects,
        weights=told["weights"],
        deductions=told["deductions"],
        limits=told["limits"],
        examples={door: tuple(lines) for door, lines in told["examples"].items()},
        filler=frozenset(told["words"]["filler"].split()),
        said=(*_told(told), *_subjects(subjects), *_calendar()),
    )


def _told(told: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """The plain lists of the file."""
    for table, kind in (
        ("themes", "theme"),
        ("offers", "offer"),
        ("audiences", "audience"),
        ("times", "time"),
        ("limits_of", "limit"),
        ("languages", "language"),
    ):
        for value, words in told[table].items():
            yield from ((word, Meaning(kind, value)) for word in words)
    for kind in ("indoors", "around", "not", "but", "nothing"):
        yield from ((word, Meaning(kind)) for word in told["words"][kind])
    yield from ((word, Meaning("help")) for word in told["help"]["words"])
    for code, name in labels.LANGUAGES.items():
        if code != "nl":
            yield name.split(" (")[0], Meaning("language", code)


def _subjects(subjects: Mapping[str, Subject]) -> Iterator[tuple[str, Meaning]]:
    for name, subject in subjects.items():
        for word in (name, *subject.words):
            yield word, Meaning("subject", name)


def _calendar() -> Iterator[tuple[str, Meaning]]:
    for number, month in enumerate(MONTHS, start=1):
        yield month, Meaning("month", (number,))
    for season, months in SEASONS.items():
        yield season, Meaning("month", months)
    for day, name in enumerate(WEEKDAYS):
        for word in (name, f"{name}s", f"{name}en"):
            yield word, Meaning("weekday", day)
        for part, value in PARTS.items():
            for word in (f"{name}{part}", f"{name}{part}en"):
                yield word, Meaning("weekday", day)
                yield word, Meaning("time", value)
    for word, number in NUMBERS.items():
        yield word, Meaning("number", number)


@lru_cache(maxsize=4)
def _joined(
    file: tuple[Path, int],
    catalogue: tuple[tuple[str, str, str, tuple[str, ...]], ...],
    teams: tuple[tuple[int, str], ...],
    areas: tuple[tuple[str, Meaning], ...],
) -> Lexicon:
    """The file's own meaning of a word goes before a synonym of a theme: it is finer."""
    words = _read(*file)
    finer = {
        said.casefold() for said, meaning in words.said if meaning.kind in {"subject", "audience", "offer"}
    }
    pairs = [
        *words.said,
        *((said, meaning) for said, meaning in _catalogued(catalogue) if said.casefold() not in finer),
        *areas,
        *_teams(teams, {said.casefold() for said, _meaning in areas}),
    ]
    exact = _collected((tokens_of(said), meaning) for said, meaning in pairs)
    stems = _collected((tuple(map(key_of, tokens_of(said))), meaning) for said, meaning in pairs)
    return Lexicon(exact=exact, stems=stems, longest=max(map(len, exact), default=1), filler=words.filler)


def _teams(teams: Iterable[tuple[int, str]], areas: Container[str]) -> Iterator[tuple[str, Meaning]]:
    """A team by its name, and by what follows 'Team' when no area is called so."""
    for id_, name in teams:
        said = name.removesuffix(" (voorbeeld)")
        place = said.removeprefix("Team ")
        yield said, Meaning("team", id_)
        if place != said and place.casefold() not in areas:
            yield place, Meaning("team", id_)


def _catalogued(
    catalogue: Iterable[tuple[str, str, str, tuple[str, ...]]],
) -> Iterator[tuple[str, Meaning]]:
    for kind, code, label, synonyms in catalogue:
        yield from ((word, Meaning(kind, code)) for word in (label, *synonyms))


@lru_cache(maxsize=2)
def _areas(vintage_id: int, _key: Hashable) -> tuple[tuple[str, Meaning], ...]:
    """Whole names, and words that stand in the name of an area and nowhere else in the language."""
    rows = database.session.execute(
        select(Area.code, Area.name, Area.level).where(
            Area.vintage_id == vintage_id, Area.level.in_((AreaLevel.BUURT, AreaLevel.WIJK))
        )
    )
    found = []
    for code, name, level in rows:
        meaning = Meaning(level.value, code)
        words = folded(name).split()
        parts = [word for word in words if len(word) >= SHORTEST and word not in SAYS_NO_PLACE]
        before = name.split("-")[0] if "-" in name else ""
        found += [(said, meaning) for said in {name, before, *(parts if len(words) > 1 else ())} if said]
    return tuple(found)


def _collected(pairs: Iterable[tuple[tuple[str, ...], Meaning]]) -> Phrases:
    phrases: Phrases = {}
    for said, meaning in pairs:
        key = tuple(token for token in said if token not in SIGNS)
        if key:
            phrases[key] = tuple(dict.fromkeys([*phrases.get(key, ()), meaning]))
    return phrases
