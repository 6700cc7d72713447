"""Between what somebody types in a form and a rhythm: words in, values out, and back."""

from app.rhythms.typed.filling import typed_from
from app.rhythms.typed.reading import rhythm_from
from app.rhythms.typed.values import HOW, KEPT, WEEKS, MomentInput, PeriodInput, RhythmInput

__all__ = [
    "HOW",
    "KEPT",
    "WEEKS",
    "MomentInput",
    "PeriodInput",
    "RhythmInput",
    "rhythm_from",
    "typed_from",
]
