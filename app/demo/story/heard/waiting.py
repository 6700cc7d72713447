"""The signals that no question took with it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.demo import words as w


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSignals:
    """What a team heard on these days on one theme in a buurt; `said` goes with the first of them."""

    team: str
    buurt: str
    theme: str
    days: tuple[date, ...]
    said: tuple[str, ...] = ()


WAITING: Final = (
    DemoSignals(
        team="Beijum",
        buurt="Beijum-West",
        theme=w.MIND,
        days=(date(2026, 8, 4), date(2026, 8, 27), date(2026, 9, 10), date(2026, 9, 24)),
        said=("In de zomer is alles dicht en wordt het stil.", "Na acht uur is er nergens iets open."),
    ),
    DemoSignals(
        team="Corpus den Hoorn",
        buurt="Corpus den Hoorn",
        theme=w.CARE,
        days=(date(2026, 7, 14), date(2026, 8, 25), date(2026, 9, 22)),
        said=("Mantelzorgers zoeken elkaar, niet een cursus.",),
    ),
    DemoSignals(
        team="Lewenborg",
        buurt="Lewenborg-West",
        theme=w.GREEN,
        days=(date(2026, 6, 16), date(2026, 9, 3)),
        said=("Er ligt een strook gras waar niemand iets mee doet.",),
    ),
    DemoSignals(
        team="Selwerd",
        buurt="Tuinwijk",
        theme=w.LEARN,
        days=(date(2026, 3, 24), date(2026, 9, 8)),
    ),
    DemoSignals(
        team="Ten Boer",
        buurt="Ten Post Dorp",
        theme=w.HOME,
        days=(date(2026, 5, 12), date(2026, 7, 21), date(2026, 9, 17)),
        said=("Wie hier wil blijven wonen, vindt niets kleiners.",),
    ),
    DemoSignals(
        team="Oosterparkwijk",
        buurt="Gorechtbuurt",
        theme=w.MONEY,
        days=(date(2026, 4, 14), date(2026, 9, 29)),
        said=("Het einde van de maand komt te vroeg.",),
    ),
    DemoSignals(team="Haren", buurt="Oosterhaar", theme=w.MEET, days=(date(2026, 9, 23),)),
    DemoSignals(
        team="Rivierenbuurt", buurt="Oosterpoort", theme=w.ART, days=(date(2026, 2, 3), date(2026, 6, 30))
    ),
)
