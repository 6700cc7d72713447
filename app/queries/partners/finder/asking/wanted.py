"""What somebody looks for, in the terms of records: the chips of a question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum


class Door(StrEnum):
    """Who asks, and whether a record should have something to give or be in need of it."""

    QUESTION = "question"
    """A question of the neighbourhood: partners."""
    FIND = "find"
    """A resident who looks for something to go to."""
    GIVE = "give"
    """A resident who has something to give: what records could use counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Empty means that nothing was said of it.

    `subjects` are names of `words.toml`, `words` those of the question itself; `unwanted` may be either.
    `buurten` and
    `wijken` are codes, `lon` and `lat` a point in WGS84, `distance_m` how far from there in metres (None:
    as the file has it). `weekdays`: 0 for Monday. `months`: 1 to 12. `on`: a single day. `free` and
    `step_free` are limits, `quiet` and `toilet` count along. `size`: for how many people.
    """

    door: Door = Door.QUESTION
    subjects: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    buurten: tuple[str, ...] = ()
    wijken: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None
    distance_m: int | None = None
    day_parts: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    on: date | None = None
    languages: tuple[str, ...] = ()
    free: bool = False
    step_free: bool = False
    quiet: bool = False
    toilet: bool = False
    size: int | None = None
    unwanted: tuple[str, ...] = ()

    @property
    def has_place(self) -> bool:
        """Whether it says where."""
        return bool(self.buurten or self.wijken) or self.lon is not None

    @property
    def asks_when(self) -> bool:
        """Whether it says when."""
        return bool(self.day_parts or self.weekdays or self.months or self.on)

    @property
    def asks_what(self) -> bool:
        """Whether it says what is looked for, and not only where or when."""
        return bool(self.subjects or self.words or self.themes or self.audiences or self.offers)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all, but for the door."""
        empty = Wanted(door=self.door)
        return all(getattr(self, field.name) == getattr(empty, field.name) for field in fields(self))
