"""Who does something with whom among the invented records: per team some meeting points, and who comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from app.demo.calendar import DEMO_NOW
from app.demo.neighbourhood.chance import between, fraction, number, pick
from app.demo.shapes import DemoAsset, DemoTie
from app.demo.story.teams import TEAMS
from app.models.record import Kind, RelationType, Status

MEETING: Final = frozenset({Kind.PLACE, Kind.ORGANISATION})
POINTS: Final = 3
"""Meeting points of a team: what most others there are tied to."""
TIED: Final = 0.6
"""The share that is tied to one of them; of the rest nobody knows it yet."""
BETWEEN_POINTS: Final = (RelationType.WORKS_WITH, RelationType.SUPPORTS)
TO_A_POINT: Final = (RelationType.SUPPORTS, RelationType.PART_OF, RelationType.WORKS_WITH)


def invented_ties(assets: Sequence[DemoAsset]) -> Iterator[DemoTie]:
    """Ties within each team: from one meeting point to the next, and of what comes to them."""
    for team in TEAMS:
        own = [asset for asset in assets if asset.spot.buurt in team.buurten and _goes_on(asset)]
        drawn = sorted(own, key=lambda asset: number(asset.name, "tied"))
        points = [asset for asset in drawn if asset.kind in MEETING][:POINTS]
        for one, other in pairwise(points):
            yield _tie(one, pick(BETWEEN_POINTS, one.name, "tie"), other)
        around = [asset for asset in drawn if asset not in points and asset.kind not in MEETING]
        for asset in around if points else ():
            if fraction(asset.name, "is tied") < TIED:
                yield _to_point(asset, pick(points, asset.name, "point"))


def _to_point(asset: DemoAsset, point: DemoAsset) -> DemoTie:
    meets = point.kind is Kind.PLACE and fraction(asset.name, "meets") < 0.7
    return _tie(asset, RelationType.USES_PLACE if meets else pick(TO_A_POINT, asset.name, "tie"), point)


def _tie(one: DemoAsset, kind: RelationType, other: DemoAsset) -> DemoTie:
    """Known some days after both were; most were asked about since, some not for more than a year."""
    since = max(one.day, other.day)
    latest = DEMO_NOW - timedelta(days=1)
    confirmed = since + timedelta(days=between(1, 40, one.name, "tied after"))
    if fraction(one.name, "asked again") < 0.6:
        confirmed = max(confirmed, latest - timedelta(days=between(0, 330, one.name, "asked")))
    return DemoTie(one.name, kind, other.name, since, min(confirmed, latest))


def _goes_on(asset: DemoAsset) -> bool:
    return asset.last("status") is not Status.STOPPED and not asset.sensitive
