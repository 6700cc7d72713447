"""When something is there: a rhythm with its pauses. Pure: no database, no web, only dates and words."""

from app.rhythms.checking import pauses_error, rhythm_error, slot_error
from app.rhythms.occurring import Occurrence, next_time, occurrences
from app.rhythms.parts import day_parts
from app.rhythms.rhythm import DAY_PARTS, NO_PAUSES, NO_RHYTHM, Pauses, Rhythm, Season, Slot
from app.rhythms.words import next_words, pauses_in_words, resting_words, rhythm_words

__all__ = [
    "DAY_PARTS",
    "NO_PAUSES",
    "NO_RHYTHM",
    "Occurrence",
    "Pauses",
    "Rhythm",
    "Season",
    "Slot",
    "day_parts",
    "next_time",
    "next_words",
    "occurrences",
    "pauses_error",
    "pauses_in_words",
    "resting_words",
    "rhythm_error",
    "rhythm_words",
    "slot_error",
]
