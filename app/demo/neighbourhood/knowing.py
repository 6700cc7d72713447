"""What else is known of an invented record: of one nearly everything, of another hardly anything."""

from __future__ import annotations

import re
from typing import Final

from app.demo import words as w
from app.demo.known import Known
from app.demo.neighbourhood.chance import between, fraction, pick
from app.demo.neighbourhood.ideas.pattern import Pattern
from app.demo.neighbourhood.whenabouts import OPEN_DOORS, moments_of
from app.models.record import Cost, Kind, Openness
from app.rhythms import Season

OTHER_LANGUAGES: Final = ("ar", "en", "ti", "tr", "uk", "pl", "so", "fa")
FAMILIES: Final = frozenset({w.CHILDREN, w.TEENS, w.PARENTS})
MOVES_OUTSIDE: Final = frozenset({w.MOVE, w.GREEN})
NUMBERS: Final = {"tien": 10, "twaalf": 12, "veertig": 40, "negen": 9}


def known_of(name: str, pattern: Pattern, sentence: str) -> Known:
    """Drawn from the name, in keeping with its sentence and whom it is for."""
    moments = moments_of(name, pattern.kind, sentence)
    paid = "euro" in sentence or fraction(name, "paid") < 0.12
    calls = not moments and pattern.kind in {Kind.NETWORK, Kind.SOLUTION}
    is_quiet = w.QUIET in pattern.audiences or "stilte" in sentence
    return Known(
        moments=moments,
        by_appointment=calls and fraction(name, "asked") < 0.4,
        seasons=_seasons(name, pattern) if moments else (),
        languages=_languages(name, pattern),
        openness=_openness(name, pattern),
        cost=Cost.UP_TO_5 if paid else Cost.FREE if fraction(name, "free") < 0.75 else None,
        step_free=_seen(name, "step free", 0.45, 0.7),
        toilet=_seen(name, "toilet", 0.3, 0.5),
        quiet=is_quiet or _seen(name, "quiet", 0.15, 0.3),
        capacity=_capacity(name, pattern, sentence),
    )


def _seasons(name: str, pattern: Pattern) -> tuple[Season, ...]:
    draw = fraction(name, "rests")
    if draw < (0.75 if FAMILIES & set(pattern.audiences) else 0.3):
        return (Season.SCHOOL_HOLIDAYS,)
    if draw < 0.85:
        return ()
    return (Season.WINTER,) if MOVES_OUTSIDE & set(pattern.themes) else (Season.SUMMER,)


def _languages(name: str, pattern: Pattern) -> tuple[str, ...]:
    if w.NEWCOMERS in pattern.audiences or w.LEARN in pattern.themes:
        first = pick(OTHER_LANGUAGES, name, "language")
        second = pick(OTHER_LANGUAGES, name, "second language")
        return tuple(dict.fromkeys(("nl", first, second)))
    return ("nl",) if fraction(name, "language known") < 0.6 else ()


def _openness(name: str, pattern: Pattern) -> Openness | None:
    draw = fraction(name, "open")
    if draw > 0.8:
        return None
    if pattern.kind is Kind.NETWORK or pattern.at_home:
        return Openness.MEMBERS if draw < 0.35 else Openness.SIGN_UP
    return Openness.WALK_IN if draw < 0.6 else Openness.SIGN_UP


def _capacity(name: str, pattern: Pattern, sentence: str) -> int | None:
    text = sentence.lower()
    said = next((number for word, number in NUMBERS.items() if re.search(rf"\b{word}\b", text)), None)
    is_outside = pattern.kind is Kind.PLACE and not OPEN_DOORS.search(name)
    if said or is_outside or fraction(name, "counted") > 0.55:
        return said
    low, high = (12, 80) if pattern.kind is Kind.PLACE else (6, 28)
    return between(low, high, name, "how many")


def _seen(name: str, what: str, looked: float, so: float) -> bool | None:
    """Somebody looked, and then it mostly is so; else nobody knows."""
    return fraction(name, what) < so if fraction(name, what, "looked") < looked else None
