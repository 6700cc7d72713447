"""The uitnodigingskaartje: tells a group that it stands on the map, and how to say that it should not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from app.documents.typesetting import pdf
from app.rhythms.dutch import day_words

TITLE = "Je staat op de kaart. Goed zo?"
LONGEST_NAME, LONGEST_SUMMARY = 90, 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """What stands on the map of a record; `seen_by` in words, `summary`, `when` and `place` may be ""."""

    name: str
    summary: str
    when: str
    place: str
    seen_by: str
    team: str


def invitation(invited: Invited, *, day: date, invented: bool) -> bytes:
    """An A6 card with what others read of the group, and a line on which the team writes its number."""
    facts = (("Wanneer", invited.when), ("Waar", invited.place), ("Wie ziet dit?", invited.seen_by))
    content = {
        "name": _short(invited.name, LONGEST_NAME),
        "summary": _short(invited.summary, LONGEST_SUMMARY),
        "facts": [[label, _short(words, LONGEST_NAME)] for label, words in facts if words],
        "team": invited.team,
        "foot": f"Zo stond het er op {day_words(day)}.",
    }
    return pdf("card", content, title=TITLE, day=day, invented=invented)


def _short(words: str, longest: int) -> str:
    return (
        shorten(words, longest, placeholder=" …")
        if len(words) > longest and " " in words
        else words[:longest]
    )
