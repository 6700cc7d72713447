"""What a form about moments holds: nothing but text, as it was typed."""

from __future__ import annotations

from dataclasses import dataclass

WEEKLY, FORTNIGHTLY, MONTHLY, YEARLY, ONCE = "weekly", "fortnightly", "monthly", "yearly", "once"
KEPT = "kept"
GONE = "gone"
SAME_DATE = "date"

HOW = {
    WEEKLY: "Elke week",
    FORTNIGHTLY: "Om de week",
    MONTHLY: "Elke maand",
    YEARLY: "Elk jaar",
    ONCE: "Eén keer",
}
"""How often, in words; a moment that the form can't make itself is KEPT, one that is taken away GONE."""
WEEKS = {
    "1": "De eerste",
    "2": "De tweede",
    "3": "De derde",
    "4": "De vierde",
    "-1": "De laatste",
    SAME_DATE: "Elke maand op dezelfde datum",
}
"""Which one of the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentInput:
    """One row. `days` are as in a rule ("WE"); `rule` is what a moment that is kept has for a rule."""

    how: str = ""
    days: tuple[str, ...] = ()
    week: str = ""
    begins: str = ""
    ends: str = ""
    first: str = ""
    until: str = ""
    rule: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody touched the row, or took it away."""
        said = (self.how, *self.days, self.begins, self.ends, self.first, self.until)
        return self.how == GONE or not any(text.strip() for text in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodInput:
    """A period of its own in which it rests."""

    first: str = ""
    last: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.first.strip() or self.last.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmInput:
    """The whole of it. `seasons` are values of `Season`."""

    moments: tuple[MomentInput, ...] = ()
    by_appointment: bool = False
    seasons: tuple[str, ...] = ()
    periods: tuple[PeriodInput, ...] = ()
