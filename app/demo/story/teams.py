"""Thirteen teams with their buurten and figures. The buurten exist, nothing else does.

The figures agree with each other: 487 people of whom 365 took part, 44 bijeenkomsten, 300 records; four more
lie in buurten that no team leads.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.demo.shapes import DemoTeam

TEAMS: Final = (
    DemoTeam(
        name="Selwerd", people=47, took_part=44, sessions=4, first_day=date(2024, 10, 1), records=29,
        trainers=2,
        buurten={"Selwerd": 5, "Paddepoel-Zuid": 4, "Paddepoel-Noord": 3, "Tuinwijk": 2},
        looks_along=("De Hoogte",),
    ),
    DemoTeam(
        name="Beijum", people=44, took_part=41, sessions=4, first_day=date(2024, 11, 5), records=31,
        trainers=2,
        builders=3,
        buurten={"Beijum-West": 5, "Beijum-Oost": 5, "De Hunze": 2, "Van Starkenborgh": 1, "Hunzeboord": 1,
                 "Noorderhoogebrug": 1},
    ),
    DemoTeam(
        name="Vinkhuizen", people=42, took_part=36, sessions=4, first_day=date(2025, 1, 14), records=21,
        buurten={"Vinkhuizen-Zuid": 4, "Vinkhuizen-Noord": 4, "De Held": 2, "Reitdiep": 2,
        "Friesestraatweg": 1},
    ),
    DemoTeam(
        name="Oosterparkwijk", people=41, took_part=37, sessions=4, first_day=date(2025, 3, 4), records=24,
        trainers=2,
        buurten={"Vogelbuurt": 3, "Bloemenbuurt": 3, "Gorechtbuurt": 2, "Florabuurt": 2, "Damsterbuurt": 2,
                 "Woonschepenhaven": 1},
    ),
    DemoTeam(
        name="Korrewegwijk", people=36, took_part=32, sessions=4, first_day=date(2025, 5, 6), records=22,
        buurten={"Indische buurt": 4, "De Hoogte": 4, "Professorenbuurt": 3},
    ),
    DemoTeam(
        name="Lewenborg", people=38, took_part=33, sessions=4, first_day=date(2025, 9, 2), records=26,
        trainers=2,
        buurten={"Lewenborg-Zuid": 4, "Lewenborg-Noord": 4, "Lewenborg-West": 3, "Ulgersmaborg": 2,
                 "Oosterhoogebrug": 2, "Drielanden": 1, "Meeroevers": 2, "Ruischerbrug": 1, "Engelbert": 1,
                 "Noorddijk": 0, "Ruischerwaard": 0, "Zilvermeer": 0, "Middelbert": 0, "Klein Harkstede": 0,
                 "Groenewei": 0, "Tersluis": 0},
        looks_along=("De Hunze",),
    ),
    DemoTeam(
        name="Schildersbuurt-Centrum", people=39, took_part=30, sessions=4, first_day=date(2025, 11, 4),
        records=22,
        buurten={"Schildersbuurt": 4, "Oranjebuurt": 2, "Noorderplantsoenbuurt": 2, "Kostverloren": 2,
                 "Hortusbuurt-Ebbingekwartier": 2, "Binnenstad-Oost": 2, "Binnenstad-Noord": 1,
                 "Binnenstad-Zuid": 1, "Binnenstad-West": 0},
    ),
    DemoTeam(
        name="Helpman-De Wijert", people=40, took_part=34, sessions=4, first_day=date(2026, 1, 13),
        records=24,
        buurten={"De Wijert": 5, "De Wijert-Zuid": 4, "Helpman": 3, "Coendersborg": 2, "Villabuurt": 1,
                 "Sterrebosbuurt": 1, "Klein Martijn": 0},
        looks_along=("Hoornse Meer",),
    ),
    DemoTeam(
        name="Hoogkerk", people=29, took_part=25, sessions=4, first_day=date(2026, 3, 3), records=17,
        buurten={"Hoogkerk Dorp": 5, "Hoogkerk-Zuid": 4, "Gravenburg": 2, "De Buitenhof": 1, "Leegkerk": 1,
                 "Bangeweer": 0, "Kranenburg": 0, "De Kring": 0},
    ),
    DemoTeam(
        name="Rivierenbuurt", people=33, took_part=27, sessions=4, first_day=date(2026, 5, 12), records=18,
        buurten={"Rivierenbuurt": 4, "Oosterpoort": 3, "Grunobuurt": 2, "Herewegbuurt": 2, "Laanhuizen": 1,
                 "Badstratenbuurt": 1, "Zeeheldenbuurt": 1, "De Meeuwen": 1},
    ),
    DemoTeam(
        name="Corpus den Hoorn", people=31, took_part=12, sessions=2, first_day=date(2026, 9, 8), records=11,
        trainers=0,
        buurten={"Corpus den Hoorn": 4, "Hoornse Meer": 2, "Van Swieten": 0, "Hoornse Park": 0,
        "Piccardthof": 0},
    ),
    DemoTeam(
        name="Haren", people=35, took_part=14, sessions=2, first_day=date(2026, 9, 10), records=14,
        trainers=0,
        buurten={"Haren-Centrum": 2, "Oosterhaar": 3, "Haren-Noord": 1, "Haren-Zuidwest": 1,
        "Glimmen Dorp": 2,
                 "Onnen Dorp": 2, "Noordlaren Dorp": 2, "Haren-Zuidoost": 0, "Tuindorp": 0, "Felland": 0},
    ),
    DemoTeam(
        name="Ten Boer", people=32, took_part=0, sessions=0, first_day=date(2026, 11, 3), records=41,
        trainers=0,
        buurten={"Ten Boer Dorp": 6, "Ten Post Dorp": 4, "Thesinge": 4, "Garmerwolde": 4, "Woltersum": 3,
                 "Sint Annen": 3, "Wittewierum": 2, "Lellens": 1, "Winneweer": 1,
                 "Buitengebied Ten Boer-Zuid": 0, "Buitengebied Ten Boer-Noord": 0,
                 "Buitengebied Ten Post": 0},
    ),
)  # fmt: skip

VILLAGES: Final = frozenset(
    {
        "Ten Boer Dorp", "Ten Post Dorp", "Thesinge", "Garmerwolde", "Woltersum", "Sint Annen", "Wittewierum",
        "Lellens", "Winneweer", "Glimmen Dorp", "Onnen Dorp", "Noordlaren Dorp", "Engelbert", "Leegkerk",
    }
)  # fmt: skip
"""Where a village has what a city has not, and the other way round."""


def leading_team(buurt: str) -> DemoTeam | None:
    """The team that leads this buurt, if one does."""
    return next((team for team in TEAMS if buurt in team.buurten), None)
