"""Which idea goes to which buurt: each team gets as many as the story says, villages what suits a village."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final

from app.demo.neighbourhood.chance import number
from app.demo.neighbourhood.ideas.growing import GROWING
from app.demo.neighbourhood.ideas.helping import HELPING
from app.demo.neighbourhood.ideas.kitchen import KITCHEN
from app.demo.neighbourhood.ideas.learning import LEARNING
from app.demo.neighbourhood.ideas.meeting import MEETING
from app.demo.neighbourhood.ideas.moving import MOVING
from app.demo.neighbourhood.ideas.pattern import Pattern, Setting
from app.demo.neighbourhood.ideas.villages import VILLAGES_HAVE
from app.demo.shapes import DemoAsset, DemoTeam
from app.demo.story.teams import TEAMS, VILLAGES

PATTERNS: Final = (*MEETING, *KITCHEN, *MOVING, *GROWING, *HELPING, *LEARNING, *VILLAGES_HAVE)


@dataclass(frozen=True, slots=True)
class Idea:
    """A name with its sentence, and what it shares with others."""

    name: str
    sentence: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Allotted:
    """An idea in a buurt of a team."""

    idea: Idea
    buurt: str
    team: DemoTeam


def allot(there: Collection[DemoAsset], buurten: Collection[str]) -> list[Allotted]:
    """Ideas until each team has its number of records, `there` included; only in buurten that are loaded."""
    places = [(team, buurt) for team in TEAMS for buurt in _free_places(team, there, buurten)]
    ideas = sorted((Idea(*idea, pattern) for pattern in PATTERNS for idea in pattern.ideas), key=_drawn)
    allotted = []
    for team, buurt in sorted(places, key=lambda place: place[1] not in VILLAGES):
        idea = min(ideas, key=lambda idea: _fit(idea, buurt))
        ideas.remove(idea)
        allotted.append(Allotted(idea, buurt, team))
    return allotted


def _free_places(team: DemoTeam, there: Collection[DemoAsset], buurten: Collection[str]) -> Iterator[str]:
    loaded = {buurt: weight for buurt, weight in team.buurten.items() if buurt in buurten}
    count = sum(asset.spot.buurt in team.buurten for asset in there)
    return islice(cycle(_spread(loaded)), max(0, team.records - count))


def _spread(weights: Mapping[str, int]) -> list[str]:
    """Each buurt as often as it weighs, as evenly as can be."""
    turns = [((turn + 0.5) / weight, buurt) for buurt, weight in weights.items() for turn in range(weight)]
    return [buurt for _, buurt in sorted(turns)]


def _drawn(idea: Idea) -> int:
    return number(idea.name, "order")


def _fit(idea: Idea, buurt: str) -> int:
    """0 for what suits best here; the first of the best is taken."""
    if idea.pattern.setting is Setting.ANYWHERE:
        return 1
    is_village = idea.pattern.setting is Setting.VILLAGE
    return 0 if is_village == (buurt in VILLAGES) else 2
