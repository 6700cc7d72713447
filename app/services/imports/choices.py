"""What was said of a file, as JSON in the database and in a mapping file, and as the importers want it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.exceptions import Invalid
from app.models.record import Kind
from app.queries.imports.words import our_words
from app.queries.record.catalogue import audience_labels, theme_labels
from importers.assets import Choices, Lexicon, Meaning, phrase_of
from importers.assets.reading.aliases import LIST_FIELDS, SINGLE_FIELDS

FIELDS = (*SINGLE_FIELDS, *LIST_FIELDS)
MOST_THEMES = 3
WRONG_WORDS = "Kies voor elk woord iets uit de lijst."


def checked_columns(columns: Mapping[str, str | None]) -> dict[str, str | None]:
    """One of FIELDS for each heading, None to leave it out; raises Invalid for `columns`."""
    if any(field and (not isinstance(field, str) or field not in FIELDS) for field in columns.values()):
        raise Invalid({"columns": "Kies voor elke kolom iets uit de lijst."})
    return {heading: field or None for heading, field in columns.items()}


def words_as_json(words: Lexicon) -> dict[str, Any]:
    """The meanings that somebody chose, as they are kept; raises Invalid for `words` for an unknown code."""
    _check([*words.what.values(), *words.who.values()])
    return {
        "what": {
            phrase_of(word): {"kind": one.kind, "themes": list(one.themes)}
            for word, one in words.what.items()
        },
        "who": {phrase_of(word): list(one.audiences) for word, one in words.who.items()},
    }


def words_from_json(words: Mapping[str, Any]) -> Lexicon:
    """The inverse; raises Invalid for `words` when somebody wrote it otherwise."""
    try:
        found = Lexicon(
            what={
                phrase_of(word): Meaning(one.get("kind", ""), tuple(one.get("themes", ())))
                for word, one in words.get("what", {}).items()
            },
            who={
                phrase_of(word): Meaning(audiences=tuple(one)) for word, one in words.get("who", {}).items()
            },
        )
        _check([*found.what.values(), *found.who.values()])
    except (AttributeError, TypeError) as error:
        raise Invalid({"words": WRONG_WORDS}) from error
    return found


def choices_of(*, sheet: str, words: Mapping[str, Any], repair: bool, as_areas: bool) -> Choices:
    """What was said, with the words of the themes and audiences in use."""
    said = words_from_json(words)
    return Choices(sheet=sheet, words=said, ours=our_words(), repair=repair, as_areas=as_areas)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingFile:
    """What a mapping file says of the lists of a source; everything in it may be left out."""

    columns: Mapping[str, str | None]
    words: Mapping[str, Any]
    sheet: str
    repair: bool
    as_areas: bool
    stop_missing: bool

    def choices(self) -> Choices:
        """The same as the importers want it."""
        return choices_of(sheet=self.sheet, words=self.words, repair=self.repair, as_areas=self.as_areas)


KEYS: Final[Mapping[str, type]] = {
    "columns": dict, "words": dict, "sheet": str, "repair": bool, "as_areas": bool, "stop_missing": bool
}  # fmt: skip


def read_mapping(content: str) -> MappingFile:
    """A mapping file (JSON, KEYS); raises Invalid for `mapping`, `columns` or `words`."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Invalid({"mapping": "Dit bestand met keuzes is geen JSON."}) from error
    if not isinstance(found, dict) or any(
        key not in KEYS or not isinstance(value, KEYS[key]) for key, value in found.items()
    ):
        raise Invalid({"mapping": f"In een bestand met keuzes kan alleen dit staan: {', '.join(KEYS)}."})
    given = {key: kind() for key, kind in KEYS.items()} | found
    words_from_json(given["words"])
    return MappingFile(**{**given, "columns": checked_columns(given["columns"])})


def _check(meanings: list[Meaning]) -> None:
    kinds, themes, audiences = {"", *Kind}, theme_labels(), audience_labels()
    for one in meanings:
        if (
            one.kind not in kinds
            or len(one.themes) > MOST_THEMES
            or not set(one.themes) <= set(themes)
            or not set(one.audiences) <= set(audiences)
        ):
            raise Invalid({"words": WRONG_WORDS})
