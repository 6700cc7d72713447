"""The leergang: two programmes, 64 bijeenkomsten that were held, some that will be, one that was called off.

The titles in italics of the source are named, the others are examples and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import cycle
from typing import Final

from app.demo.calendar import DEMO_NOW
from app.demo.shapes import DemoModule, DemoProgramme, DemoSession, DemoTeam
from app.demo.story.colleagues import key_of
from app.demo.story.teams import TEAMS
from app.models.training import ModuleKind, SessionState, Track

NAMED_ELECTIVES: Final = ("Gemeenschapsdemocratie", "Presentiebenadering", "Profilering")
ELECTIVES: Final = (*NAMED_ELECTIVES, *(f"Keuzemodule {number} (voorbeeld)" for number in range(4, 15)))
OUTSIDE_TRAINER: Final = "Opleider (voorbeeld)"
CLASSROOM: Final = "Leslokaal (voorbeeld)"
TEAM_ROOM: Final = "Teamruimte (voorbeeld)"

PROGRAMMES: Final = (
    DemoProgramme(
        title="Basistraining samenlevingsopbouw",
        track=Track.BASIC,
        aim="De kracht van gemeenschappen: zien wat er al is in de buurt, en daarop verder bouwen.",
        modules=tuple(
            DemoModule(
                key=f"bijeenkomst-{number}", title=f"Bijeenkomst {number} (voorbeeld)", kind=ModuleKind.CORE
            )
            for number in (1, 2)
        ),
    ),
    DemoProgramme(
        title="Verdiepingstraining samenlevingsopbouw",
        track=Track.DEEPENING,
        aim="Voor opbouwwerkers: eerst twee basismodules, dan een eigen route langs de keuzemodules.",
        modules=(
            DemoModule(key="methodisch-handelen", title="Methodisch handelen", kind=ModuleKind.CORE),
            DemoModule(key="gemeenschappen", title="Gemeenschappen", kind=ModuleKind.CORE),
            *(
                DemoModule(key=f"keuze-{number}", title=title, kind=ModuleKind.ELECTIVE)
                for number, title in enumerate(ELECTIVES, start=1)
            ),
        ),
    ),
)

OPEN_TO_ALL: Final = (
    ("methodisch-handelen", date(2024, 9, 12), 14),
    ("methodisch-handelen", date(2025, 1, 16), 13),
    ("gemeenschappen", date(2024, 10, 10), 14),
    ("gemeenschappen", date(2025, 2, 6), 13),
    ("keuze-1", date(2025, 3, 20), 12),
    ("keuze-1", date(2026, 3, 12), 9),
    ("keuze-2", date(2025, 2, 13), 13),
    ("keuze-2", date(2025, 10, 9), 11),
    ("keuze-3", date(2025, 4, 10), 10),
    ("keuze-3", date(2025, 11, 13), 8),
    ("keuze-4", date(2025, 5, 15), 12),
    ("keuze-4", date(2026, 1, 15), 9),
    ("keuze-5", date(2025, 6, 12), 11),
    ("keuze-5", date(2026, 2, 12), 7),
    ("keuze-6", date(2025, 9, 18), 9),
    ("keuze-7", date(2025, 12, 11), 8),
    ("keuze-8", date(2026, 4, 16), 10),
    ("keuze-9", date(2026, 5, 21), 6),
    ("keuze-10", date(2026, 6, 18), 8),
    ("keuze-11", date(2026, 9, 17), 9),
    ("keuze-12", date(2026, 11, 5), None),
    ("keuze-13", date(2027, 1, 14), None),
)
"""Module, day and participants of what the 27 opbouwwerkers could choose, the basismodules first."""

CALLED_OFF: Final = ("Ten Boer", date(2026, 6, 2))


def sessions() -> tuple[DemoSession, ...]:
    """Every bijeenkomst, in the order of the tables above."""
    trainers = cycle(key_of("trainer", team.name, n) for team in TEAMS for n in range(1, team.trainers + 1))
    basic = [session for team in TEAMS for session in _of_team(team, trainers)]
    numbers: dict[str, int] = {}
    for module, _day, _participants in OPEN_TO_ALL:
        numbers[module] = 0
    open_to_all = []
    for module, day, participants in OPEN_TO_ALL:
        numbers[module] += 1
        open_to_all.append(_open_session(module, numbers[module], day, participants, next(trainers)))
    return (*basic, *open_to_all)


def _of_team(team: DemoTeam, trainers: Iterator[str]) -> Iterator[DemoSession]:
    """Two groups, each with two bijeenkomsten; the second group a week behind the first."""
    larger = team.took_part if team.sessions == 2 else (team.took_part + 1) // 2
    second_group = timedelta(weeks=1 if team.sessions != 2 else 5)
    for group, wait, people in (("a", timedelta(0), larger), ("b", second_group, team.took_part - larger)):
        for number in (1, 2):
            day = team.first_day + wait + timedelta(weeks=2 * (number - 1))
            yield _basic_session(team, f"{number}{group}", day=day, people=people, trainer=next(trainers))
    if team.name == CALLED_OFF[0]:
        called_off = SessionState.CANCELLED
        yield _basic_session(team, "1-afgelast", day=CALLED_OFF[1], trainer=next(trainers), state=called_off)


def _basic_session(
    team: DemoTeam,
    number: str,
    *,
    day: date,
    trainer: str,
    people: int = 0,
    state: SessionState | None = None,
) -> DemoSession:
    held = day < DEMO_NOW and state is None
    return DemoSession(
        key=f"{team.name.lower().replace(' ', '-')}-{number}",
        module=f"bijeenkomst-{number[0]}",
        day=day,
        starts=time(13, 0),
        ends=time(17, 0),
        place=TEAM_ROOM,
        state=state or (SessionState.INACTIVE if held else SessionState.ACTIVE),
        team=team.name,
        participants=people if held else None,
        trainers=(trainer,),
        organisation=OUTSIDE_TRAINER if day < date(2025, 1, 1) else "",
    )


def _open_session(module: str, number: int, day: date, people: int | None, trainer: str) -> DemoSession:
    if people is not None:
        state = SessionState.INACTIVE
    else:
        state = SessionState.ACTIVE if day < date(2027, 1, 1) else SessionState.CONCEPT
    return DemoSession(
        key=f"{module}-{number}",
        module=module,
        day=day,
        starts=time(9, 30),
        ends=time(16, 0),
        place=CLASSROOM,
        state=state,
        participants=people,
        trainers=(trainer,),
        organisation=OUTSIDE_TRAINER,
    )
