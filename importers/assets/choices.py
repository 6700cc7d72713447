"""What somebody said of a file, in the place of what we would have guessed."""

from __future__ import annotations

from dataclasses import dataclass

from importers.assets.words.guessing import EMPTY, Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was said of a file, and what is known where it is read.

    `sheet` is the name of a sheet or layer, empty for the one that looks most like a list. `words` are the
    meanings that somebody chose; `ours` those of the themes and audiences that are in use here. With `repair`
    places with turned axes or in the other system are put right. With `as_areas` a line or area tells where
    something is for, in place of a point on it.
    """

    sheet: str = ""
    repair: bool = False
    as_areas: bool = False
    words: Lexicon = EMPTY
    ours: Lexicon = EMPTY


NO_CHOICES = Choices()
