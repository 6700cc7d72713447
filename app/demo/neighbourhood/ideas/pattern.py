"""How a handful of alike initiatives is written down once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.demo import words as w
from app.models.record import Kind, LedBy


class Setting(Enum):
    """Where something like this is found."""

    ANYWHERE = "anywhere"
    CITY = "city"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What a few initiatives share; each idea is a name with its sentence.

    A sentence may hold `{day}`, `{morning}`, `{afternoon}` or `{evening}`, filled in per name. One of
    `led_by` is drawn per name. `at_home` is at people's homes: never shown more precisely than the buurt.
    """

    kind: Kind
    themes: tuple[str, ...]
    ideas: tuple[tuple[str, str], ...]
    led_by: tuple[LedBy, ...] = (LedBy.RESIDENTS,)
    audiences: tuple[str, ...] = (w.EVERYBODY,)
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    setting: Setting = Setting.ANYWHERE
    at_home: bool = False


OWN = (LedBy.RESIDENTS,)
HELPED = (LedBy.RESIDENTS_SUPPORTED,)
MIXED = (LedBy.RESIDENTS, LedBy.RESIDENTS_SUPPORTED)
OTHERS = (LedBy.ORGANISATION, LedBy.RESIDENTS_SUPPORTED)
OURS = (LedBy.OURSELVES, LedBy.RESIDENTS_SUPPORTED)
