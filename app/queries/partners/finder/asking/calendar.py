"""Words for days, months, seasons and numbers, with what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from app.queries.partners.finder.asking.meaning import Meaning
from app.rhythms.dutch import MONTHS, WEEKDAYS

SEASONS = {
    "zomer": (6, 7, 8),
    "zomermaanden": (6, 7, 8),
    "zomervakantie": (7, 8),
    "bouwvak": (7, 8),
    "winter": (12, 1, 2),
    "wintermaanden": (12, 1, 2),
    "herfst": (9, 10, 11),
    "najaar": (9, 10, 11),
    "lente": (3, 4, 5),
    "voorjaar": (3, 4, 5),
}
PARTS = {"ochtend": "morning", "morgen": "morning", "middag": "afternoon", "avond": "evening"}
TO_TWENTY = (
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
    " achttien negentien twintig"
)
TO_TWENTY = (
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
    " achttien negentien twintig"
)
NUMBERS = {word: number for number, word in enumerate(TO_TWENTY.split(), start=2)} | {
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "honderd": 100,
}


def calendar_words() -> Iterator[tuple[str, Meaning]]:
    """Each word with what it means; a word such as 'donderdagavond' means two things."""
    for number, month in enumerate(MONTHS, start=1):
        yield month, Meaning("month", (number,))
    for season, months in SEASONS.items():
        yield season, Meaning("month", months)
    for day, name in enumerate(WEEKDAYS):
        for word in (name, f"{name}s", f"{name}en"):
            yield word, Meaning("weekday", day)
        for part, value in PARTS.items():
            for word in (f"{name}{part}", f"{name}{part}en"):
                yield word, Meaning("weekday", day)
                yield word, Meaning("time", value)
    for word, number in NUMBERS.items():
        yield word, Meaning("number", number)
