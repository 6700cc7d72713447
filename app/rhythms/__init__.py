"""When something is there: a rhythm with its pauses. Pure: no database, no web, only dates and words."""

from app.rhythms.rhythm import DAY_PARTS, NO_PAUSES, NO_RHYTHM, Pauses, Rhythm, Season, Slot

__all__ = ["DAY_PARTS", "NO_PAUSES", "NO_RHYTHM", "Pauses", "Rhythm", "Season", "Slot"]
