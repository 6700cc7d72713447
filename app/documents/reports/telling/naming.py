"""How the parts of a report are called."""

from __future__ import annotations

from app.documents.reports.words import many
from app.models.areas import AreaLevel
from app.queries.reports.gathering import Gathered

ONE: dict[AreaLevel | None, str] = {
    AreaLevel.BUURT: "buurt",
    AreaLevel.WIJK: "wijk",
    AreaLevel.GEMEENTE: "gemeente",
}
MORE: dict[AreaLevel | None, str] = {
    AreaLevel.BUURT: "buurten",
    AreaLevel.WIJK: "wijken",
    AreaLevel.GEMEENTE: "gemeenten",
}


def one_part(found: Gathered) -> str:
    """'buurt', 'wijk', or 'deel' of another division."""
    return ONE.get(found.parts.within.level, "deel")


def parts_words(found: Gathered, number: int) -> str:
    """'1 buurt', '62 wijken', '7 delen'."""
    return many(number, one_part(found), MORE.get(found.parts.within.level, "delen"))


def all_parts(found: Gathered, number: int) -> str:
    """'de 62 wijken', and '1 buurt': what comes behind 'van'."""
    return f"{'' if number == 1 else 'de '}{parts_words(found, number)}"
