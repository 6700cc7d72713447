"""The straatrondes of the story: where a team walked, what it looked for, and whether that was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.demo import words as w


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoWalk:
    """`looked_for`: per theme whether it was found; a walk that is not `done` can be gone on with."""

    buurt: str
    team: str
    day: date
    looked_for: Mapping[str, bool] = field(default_factory=dict)
    done: bool = True


WALKED: Final = (
    DemoWalk(
        buurt="Beijum-Oost", team="Beijum", day=date(2025, 3, 11),
        looked_for={w.MEET: True, w.YOUTH: True, w.LEARN: False},
    ),
    DemoWalk(buurt="Selwerd", team="Selwerd", day=date(2025, 4, 24)),
    DemoWalk(
        buurt="De Wijert-Zuid", team="Helpman-De Wijert", day=date(2026, 2, 5), looked_for={w.GREEN: True}
    ),
    DemoWalk(
        buurt="Vogelbuurt", team="Oosterparkwijk", day=date(2026, 5, 19),
        looked_for={w.GREEN: False, w.MOVE: False},
    ),
    DemoWalk(buurt="Hoogkerk Dorp", team="Hoogkerk", day=date(2026, 5, 28), looked_for={w.LEARN: False}),
    DemoWalk(
        buurt="Beijum-Oost", team="Beijum", day=date(2026, 6, 16),
        looked_for={w.MEET: True, w.EAT: False, w.MIND: False},
    ),
    DemoWalk(
        buurt="Lewenborg-Noord", team="Lewenborg", day=date(2026, 6, 30),
        looked_for={w.MEET: False, w.LEARN: False},
    ),
    DemoWalk(
        buurt="Vinkhuizen-Zuid", team="Vinkhuizen", day=date(2026, 7, 7),
        looked_for={w.MEET: True, w.YOUTH: False},
    ),
    DemoWalk(
        buurt="De Hoogte", team="Korrewegwijk", day=date(2026, 8, 25),
        looked_for={w.EAT: False, w.LEARN: False},
    ),
    DemoWalk(buurt="Indische buurt", team="Korrewegwijk", day=date(2026, 9, 8), looked_for={w.EAT: False}),
    DemoWalk(
        buurt="Schildersbuurt", team="Schildersbuurt-Centrum", day=date(2026, 9, 15),
        looked_for={w.CARE: False, w.YOUTH: False},
    ),
    DemoWalk(
        buurt="Ten Post Dorp", team="Ten Boer", day=date(2026, 9, 22),
        looked_for={w.MEET: True, w.YOUTH: False, w.LEARN: False},
    ),
    DemoWalk(buurt="Beijum-West", team="Beijum", day=date(2026, 10, 1), done=False),
)  # fmt: skip
"""Twelve that are done and one that waits for who goes on. In De Hoogte 'gezocht, niet gevonden' stands
beside 'nog niet gezocht'."""
