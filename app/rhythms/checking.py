"""Whether a rhythm will do: a Dutch sentence for what is wrong and what to do."""

from __future__ import annotations

from datetime import date

from app.rhythms.days import days_of
from app.rhythms.occurring import LOOKED_AHEAD
from app.rhythms.rhythm import Pauses, Rhythm, Slot
from app.rhythms.rules import UnreadableRule

MOST_SLOTS = 14
MOST_PERIODS = 20
EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)

ENDS_FIRST = "De eindtijd is eerder dan de begintijd."
ENDS_AT_ONCE = "De begintijd en de eindtijd zijn gelijk. Laat de eindtijd leeg als je die niet weet."
NO_BEGINNING = "Vul ook in hoe laat het begint."
STRANGE_DAY = "Deze datum kan niet kloppen. Kies een datum tussen 1950 en 2150."
NEVER = "Zo komt het nooit voor. Kies andere dagen, of een latere einddatum."


def rhythm_error(rhythm: Rhythm) -> str:
    """What is wrong with the moments as a whole or with the first that is wrong; '' when they will do."""
    if len(rhythm.slots) > MOST_SLOTS:
        return f"Vul hoogstens {MOST_SLOTS} momenten in. Het zijn er nu {len(rhythm.slots)}."
    return next(filter(None, map(slot_error, rhythm.slots)), "")


def slot_error(slot: Slot) -> str:
    """What is wrong with one moment; '' when it will do."""
    return _hours_error(slot) or _days_error(slot)


def pauses_error(pauses: Pauses) -> str:
    """What is wrong with the pauses; '' when they will do."""
    if len(pauses.periods) > MOST_PERIODS:
        return f"Vul hoogstens {MOST_PERIODS} pauzes in. Haal weg wat al voorbij is."
    for first, last in pauses.periods:
        if not EARLIEST <= first <= LATEST or not EARLIEST <= last <= LATEST:
            return STRANGE_DAY
        if last < first:
            return "De laatste dag van de pauze is eerder dan de eerste. Draai ze om."
    return ""


def _hours_error(slot: Slot) -> str:
    if slot.ends is None:
        return ""
    if slot.begins is None:
        return NO_BEGINNING
    if slot.ends == slot.begins:
        return ENDS_AT_ONCE
    return ENDS_FIRST if slot.ends < slot.begins else ""


def _days_error(slot: Slot) -> str:
    if not EARLIEST <= slot.starts_on <= LATEST:
        return STRANGE_DAY
    try:
        comes = next(days_of(slot, slot.starts_on, slot.starts_on + LOOKED_AHEAD * 2), None)
    except UnreadableRule as error:
        return str(error)
    return "" if comes else NEVER
