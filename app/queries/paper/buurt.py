"""Deze buurt in één pagina: what a new colleague should know first, as every colleague may see it.

It is printed and left on tables, so it is asked as a colleague of no team, like the screen in a team's
room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import desc, select

from app.database import database
from app.models.record import Asset, Kind, LedBy, PublishedAsset, Status, StopReason
from app.policy import Viewer
from app.queries.partners.questions import QuestionLine, questions_of_area
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.network.selection import network_of
from app.queries.record.week.soon import Soon, soon
from app.rhythms import Pauses, Rhythm

SHOWN, VISITED, STOPPED, ASKED = 9, 4, 4, 4
"""So much fits on one sheet beside the map and the figures."""
PLACES = (Kind.PLACE, Kind.ORGANISATION)
GOING_ON = (Status.STARTING, Status.ACTIVE)
ENOUGH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record that goes on."""

    id: int
    name: str
    kind: Kind
    led_by: LedBy | None
    rhythm: Rhythm
    pauses: Pauses
    location: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Whom to visit first, by what it is in the network: tied to how many, and whether it is a bridge."""

    id: int
    name: str
    kind: Kind
    ties: int
    is_bridge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """What is no more, since when and why, as far as somebody knew."""

    id: int
    name: str
    since: date | None
    why: StopReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtPage:
    """The parts of the page; `more_groups` and `more_places` are how many did not fit."""

    groups: tuple[Known, ...]
    more_groups: int
    places: tuple[Known, ...]
    more_places: int
    first: tuple[First, ...]
    week: Soon
    questions: tuple[QuestionLine, ...]
    stopped: tuple[Stopped, ...]


def buurt_page(area_id: int, code: str, viewer: Viewer) -> BuurtPage:
    """The page of a buurt; the number of statements does not grow with what is there."""
    anybody = replace(viewer, team_ids=(), team_id=None)
    chosen = AssetFilter(buurt=(code,))
    known = _known(chosen, anybody)
    groups = [one for one in known if one.kind not in PLACES]
    places = [one for one in known if one.kind in PLACES]
    return BuurtPage(
        groups=tuple(groups[:SHOWN]),
        more_groups=max(0, len(groups) - SHOWN),
        places=tuple(places[:SHOWN]),
        more_places=max(0, len(places) - SHOWN),
        first=_first(chosen, anybody),
        week=soon(chosen, anybody),
        questions=questions_of_area(area_id, anybody)[:ASKED],
        stopped=_stopped(code, anybody),
    )


def _known(chosen: AssetFilter, viewer: Viewer) -> Sequence[Known]:
    row = PublishedAsset
    found = database.session.execute(
        select(row.asset_id.label("id"), row.name, row.kind, row.led_by, row.rhythm, row.pauses, row.location)
        .where(*conditions(chosen, viewer), row.status.in_(GOING_ON))
        .order_by(row.name_key, row.asset_id)
        .limit(ENOUGH)
    ).mappings()
    return [Known(**one) for one in found]


def _first(chosen: AssetFilter, viewer: Viewer) -> tuple[First, ...]:
    network = network_of(chosen, viewer)
    measures = network.measures
    tied = [node for node in network.tied if node.chosen]
    tied.sort(key=lambda node: (-measures.degrees[node.id], node.name, node.id))
    return tuple(
        First(
            id=node.id,
            name=node.name,
            kind=node.kind,
            ties=measures.degrees[node.id],
            is_bridge=node.id in measures.bridges,
        )
        for node in tied[:VISITED]
    )


def _stopped(code: str, viewer: Viewer) -> tuple[Stopped, ...]:
    row = PublishedAsset
    chosen = AssetFilter(buurt=(code,), stopped=True, status=(Status.STOPPED.value,))
    found = database.session.execute(
        select(row.asset_id, row.name, row.status_since, Asset.status_reason)
        .join(Asset, Asset.id == row.asset_id)
        .where(*conditions(chosen, viewer))
        .order_by(desc(row.status_since).nulls_last(), row.name_key, row.asset_id)
        .limit(STOPPED)
    )
    return tuple(Stopped(id=id_, name=name, since=since, why=why) for id_, name, since, why in found)
