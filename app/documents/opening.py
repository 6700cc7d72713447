"""How a session opens, on half a page (A5): to read out, or to hand round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.typesetting import pdf
from app.rhythms.dutch import day_words

TITLE = "Open de bijeenkomst"
LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told: `since` in words, records and steps as (words, more words), `question` may be ""."""

    team: str
    module: str
    since: str
    records: Sequence[tuple[str, str]]
    more: int
    steps: Sequence[tuple[str, str]]
    question: str


def half_page(told: Told, *, day: date, invented: bool) -> bytes:
    """One sheet of A5, with nobody's name on it."""
    content = {
        "team": told.team,
        "module": told.module,
        "since": told.since,
        "records": [list(record) for record in told.records[:LINES]],
        "more": told.more,
        "steps": [list(step) for step in told.steps[:LINES]],
        "question": told.question,
        "foot": f"Zo stond het er op {day_words(day)}.",
    }
    return pdf("opening", content, title=TITLE, day=day, invented=invented)
