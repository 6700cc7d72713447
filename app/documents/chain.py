"""Wat bracht de leergang? on paper: the picture and the table of the chain, and its outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app import labels
from app.documents.typesetting import pdf
from app.queries.training.yielding.levels import Level
from app.queries.training.yielding.outcomes import Story
from app.rhythms.dutch import day_words

OUTCOMES = 20
BESIDE = "Een aanleiding is geen bewijs van oorzaak. Niets hier gaat over één collega."


def chain_sheet(
    levels: Sequence[Level], stories: Sequence[Story], *, chosen: str, day: date, invented: bool
) -> bytes:
    """Pages of A4; `chosen` says of which part of the leergang, "" for all of it."""
    most = max((level.total for level in levels), default=0) or 1
    content = {
        "lead": f"{chosen or 'De hele leergang'}. Zo stond het op {day_words(day)}.",
        "beside": f"Wat naast de leergang staat, met hoe zeker we zijn. {BESIDE}",
        "levels": [
            {
                "name": level.name,
                "total": level.total,
                "parts": [[part.words, part.number, part.number / most, part.tone] for part in level.parts],
                "asides": [[words, str(number)] for words, number in level.asides],
            }
            for level in levels
        ],
        "words": "; ".join(level_words(level) for level in levels),
        "stories": [
            [one.title, f"{labels.OUTCOME_LEVELS[one.level]} · {one.subject} · {day_words(one.happened_on)}"]
            for one in stories[:OUTCOMES]
        ],
        "more": f"En nog {len(stories) - OUTCOMES}." if len(stories) > OUTCOMES else "",
        "foot": f"{day_words(day)}. {BESIDE}",
    }
    return pdf("chain", content, title="Wat bracht de leergang?", day=day, invented=invented)


def level_words(level: Level) -> str:
    """'Buurtkrachten 47: 11 was de aanleiding, 19 hielp mee, 17 stond er los van'."""
    parts = ", ".join(f"{part.number} {part.words}" for part in level.parts)
    return f"{level.name} {level.total}: {parts}"
