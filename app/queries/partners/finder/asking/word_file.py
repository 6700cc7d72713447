"""The file of words: ours, or one of the organisation's own in the same form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import current_app

from app import labels
from app.config import Settings
from app.exceptions import ConfigurationError
from app.queries.partners.finder.asking.calendar import calendar_words
from app.queries.partners.finder.asking.meaning import Meaning

OWN_FILE = Path(__file__).parent / "words.toml"


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


def word_file() -> WordFile:
    """The organisation's own file, or ours; read again when it changed. Raises ConfigurationError."""
    return read_words(*chosen_file())


def chosen_file() -> tuple[Path, int]:
    """The file, and in which state it is: an editor's change is seen at once."""
    settings: Settings = current_app.extensions["settings"]
    path = settings.finder_words or OWN_FILE
    return path, path.stat().st_mtime_ns


@lru_cache(maxsize=4)
def read_words(path: Path, _state: int) -> WordFile:
    """The words of a file. Raises ConfigurationError (Dutch) when it can't be read."""
    try:
        return _words(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path.name} (FINDER_WORDS) is geen goed TOML-bestand: {error}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(
            f"In {path.name} (FINDER_WORDS) ontbreekt iets of staat iets verkeerd: {error}. "
            f"Begin met een kopie van {OWN_FILE.name}."
        ) from error


def _words(told: Mapping[str, Any]) -> WordFile:
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
        said=(*_told(told), *_subjects(subjects), *calendar_words()),
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
