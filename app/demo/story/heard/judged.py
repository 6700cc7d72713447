"""What professionals of the story think of a buurt: beside the numbers, with a role, a day and an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.demo import words as w
from app.models.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoJudgement:
    """A sentence of a role in a team (none for a manager); `theme` is empty for the buurt as a whole."""

    buurt: str
    said: str
    role: Role
    day: date
    until: date
    team: str = ""
    theme: str = ""


JUDGED: Final = (
    DemoJudgement(
        buurt="De Hoogte",
        team="Korrewegwijk",
        role=Role.BUILDER,
        theme=w.YOUTH,
        said="Jongeren zijn er genoeg, maar niet op de plekken waar wij overdag komen. Dit vraagt een avond.",
        day=date(2026, 9, 3),
        until=date(2027, 3, 3),
    ),
    DemoJudgement(
        buurt="Beijum-Oost",
        team="Beijum",
        role=Role.MEMBER,
        said="Wie er al lang woont, kent elkaar goed. De nieuwe flats staan er nog buiten.",
        day=date(2026, 6, 18),
        until=date(2027, 4, 1),
    ),
    DemoJudgement(
        buurt="Beijum-Oost",
        role=Role.MANAGER,
        theme=w.MEET,
        said="Veel van wat hier fris is, ontstond naast ons werk. Het getal zegt niets over onze inzet.",
        day=date(2026, 9, 10),
        until=date(2027, 1, 15),
    ),
    DemoJudgement(
        buurt="Selwerd",
        team="Selwerd",
        role=Role.BUILDER,
        said="De buurt wordt verbouwd. Wat nu stil lijkt, zoekt vooral een andere plek.",
        day=date(2026, 7, 2),
        until=date(2027, 6, 30),
    ),
    DemoJudgement(
        buurt="Ten Post Dorp",
        team="Ten Boer",
        role=Role.MEMBER,
        theme=w.CARE,
        said="Buren regelen hier veel zelf en noemen dat geen groep. Op de kaart zie je dat niet.",
        day=date(2026, 9, 24),
        until=date(2027, 3, 24),
    ),
    DemoJudgement(
        buurt="Hoogkerk Dorp",
        team="Hoogkerk",
        role=Role.BUILDER,
        theme=w.LEARN,
        said="We zochten overdag. De taalgroepen waar mensen over vertellen, zijn in de avond.",
        day=date(2026, 5, 29),
        until=date(2026, 12, 31),
    ),
)
"""Six, in five buurten; in Beijum-Oost two roles stand beside each other and do not say the same."""
