"""A great many believable records, made in a moment: clustered as people live, a few words in most names.

`fill(count)` copies them into the database, places and publishes them, in the buurten of one city or of the
whole country (`nation`). The same seed gives the same records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from uuid import UUID

import numpy as np
import shapely
from sqlalchemy import text

from app.database import database
from app.models.areas import VintageKind
from app.models.people import Team
from app.models.sorting import sort_key
from app.services.areas.loading import load_boundaries
from app.services.record.placing import place
from app.services.record.publishing import publish
from geodata.areas import AreaRecord, BoundarySet
from geodata.schematic import GRONINGEN_FACTS, SOURCE, cells
from geodata.schematic.facts import read_facts
from tests.factories.people import make_team


def words(line: str) -> list[str]:
    """The words of a line, for tables that read as prose."""
    return line.split()


TEAMS = 40
COLUMNS = (
    "client_key, name, name_key, summary, kind, strength, themes, tags, status, precision, location,"
    " visibility, aware, known_from, steward_id, recorded_team_id"
)
FIRST = words(
    "Koffie Taal Wandel Moes Brei Buurt Eet Muziek Naai Fiets Lees Spel Kinder Jongeren Ouderen Vrouwen"
    " Mannen Repair Weggeef Speel Ruil Kook Teken Film Huiswerk Computer Straat Tuin Zing Dans Yoga Schaak"
    " Klaverjas Bridge Biljart Voetbal Zwem Moeder Vader Mantelzorg"
)
LAST = words(
    "groep club ochtend middag café tafel les tuin huis koor kast hoek plein kring maatjes inloop uurtje"
    " atelier winkel kamer avond team netwerk stichting vereniging"
)
SUMMARY = words(
    "Samen bezig zijn en een praatje maken met buren uit de straat. Iedereen kan binnenlopen voor koffie of"
    " thee. Vrijwilligers helpen met formulieren, huiswerk, taal en de computer. Elke week een maaltijd van"
    " groenten uit de eigen moestuin. Voor ouders met jonge kinderen die elkaar willen leren kennen."
)
SYLLABLES = words("ver hoe ter wol ma ri ste ka len do no wij zan bor ke la te vos me rin")
THEMES = words(
    "ontmoeten-en-verbinden eten-en-koken bewegen-en-sport kunst-cultuur-creatief groen-en-duurzaam"
    " leren-taal-digitaal geld-en-rondkomen burenhulp-mantelzorg-vervoer opgroeien-jeugd-gezin"
)
KINDS = (
    ("initiative", "groups"),
    ("network", "groups"),
    ("organisation", "organisations"),
    ("place", "places"),
)


@dataclass(frozen=True, slots=True)
class Country:
    """The teams that keep the records; a colleague of the first sees what that team alone may see."""

    teams: tuple[Team, ...]


def nation() -> tuple[AreaRecord, ...]:
    """14,500 buurten as squares of half a kilometre, five in a wijk, fifty in each of 290 gemeenten."""
    chance, areas = np.random.default_rng(12), []
    for number in range(290):
        areas.append(_block(f"GM{number:04}", "gemeente", None, number * 50, 50))
        for wijk in range(10):
            code, place = f"{number:04}{wijk:02}", number * 50 + wijk * 5
            areas.append(_block(f"WK{code}", "wijk", f"GM{number:04}", place, 5))
            areas += [
                _block(
                    f"BU{code}{at:02}", "buurt", f"WK{code}", place + at, 1, int(chance.integers(20, 3000))
                )
                for at in range(5)
            ]
    order = ("gemeente", "wijk", "buurt")
    return tuple(sorted(areas, key=lambda area: (order.index(area.level), area.code)))


def _block(
    code: str, level: str, parent: str | None, place: int, wide: int, people: int | None = None
) -> AreaRecord:
    """Squares beside each other: fifty of a gemeente in a row, five such rows across the country."""
    west, south = 20_000 + place % 250 * 500, 350_000 + place // 250 * 500
    square = shapely.box(west, south, west + wide * 500, south + 500)
    return AreaRecord(
        code=code,
        level=level,
        name=f"{level} {code[2:]}",
        parent_code=parent,
        boundary=square,
        label_point=(square.centroid.x, square.centroid.y),
        hectares=square.area / 10_000,
        inhabitants=people,
    )


def fill(count: int, areas: tuple[AreaRecord, ...] = ()) -> Country:
    """`count` records of forty teams; one in ten is for its team only, one in five for everybody.

    In Groningen when no other `areas` are given.
    """
    areas = areas or cells(read_facts(GRONINGEN_FACTS))
    load_boundaries(BoundarySet(vintage=2024, source=SOURCE, areas=areas), kind=VintageKind.SCHEMATIC)
    teams = tuple(make_team() for _ in range(TEAMS))
    centres = np.array([area.label_point for area in areas if area.level == "buurt"])
    database.session.flush()
    cursor = database.session.connection().connection.cursor()
    with cursor.copy(f"copy assets ({COLUMNS}) from stdin") as copy:
        for row in rows(count, centres, [team.id for team in teams]):
            copy.write_row(row)
    place()
    publish()
    for table in ("areas", "assets", "published"):
        database.session.execute(text(f"analyze {table}"))
    # What autovacuum does between writes: a bulk load in one transaction leaves the words in a waiting list.
    for index in ("name_search", "text_search"):
        database.session.execute(text(f"select gin_clean_pending_list('ix_published_{index}')"))
    return Country(teams)


def rows(count: int, centres: np.ndarray, team_ids: list[int]) -> Iterator[tuple[object, ...]]:
    """Records as rows of COLUMNS."""
    chance = np.random.default_rng(11)
    surnames = ["".join(parts).capitalize() for parts in product(SYLLABLES, repeat=3)]
    skewed = chance.zipf(1.3, (count, 5)) - 1
    spots = centres[chance.zipf(1.2, count) % len(centres)] + chance.normal(0, 300, (count, 2))
    for number in range(count):
        first, last, theme, start, kind = skewed[number] + chance.integers(0, 5, 5)
        surname = surnames[int(chance.integers(len(surnames)))]
        name = f"{FIRST[first % len(FIRST)]}{LAST[last % len(LAST)]} {surname}"
        summary = [SUMMARY[(start + step) % len(SUMMARY)] for step in range(12)]
        team = team_ids[number % len(team_ids)]
        x, y = spots[number]
        yield (
            UUID(int=number),
            name,
            sort_key(name),
            " ".join(summary),
            *KINDS[kind % len(KINDS)],
            [THEMES[theme % len(THEMES)]],
            [LAST[(first + 3) % len(LAST)]],
            "active",
            "exact",
            f"({x:.0f},{y:.0f})",
            ("team", "public", "public")[number % 10] if number % 10 < 3 else "organisation",
            "yes" if number % 10 < 3 else "unknown",
            "seen",
            team,
            team,
        )
