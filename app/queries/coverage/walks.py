"""Walks of a team, and what is due on the way in walking order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, false, func, select

from app.database import database
from app.exceptions import NotFound
from app.models.areas import Area, Vintage
from app.models.coverage import Round, RoundPick, RoundSkip, RoundTheme
from app.models.record import Asset, PublishedAsset, Status, Verification
from app.policy import Viewer, visible_rows
from app.queries.record.assets import Row, row_of, select_rows
from app.queries.record.filters import AssetFilter, conditions
from app.rhythms.dutch import joined
from geodata.routes import MOST, walking_order

DUE = ("due", "unseen", "soon")
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A walk with the buurt as it is called now; `themes` are what was looked for, True when it was found.

    `picked`: its list is what was picked by hand.
    """

    id: int
    buurt_code: str
    buurt: str
    team_id: int
    started_on: date
    finished_on: date | None
    picked: bool
    themes: dict[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Open walks through different buurten with one list, or a single walk.

    Which went together stands in the address alone: nothing of a route is kept.
    """

    first: Walk
    others: tuple[Walk, ...] = ()

    @property
    def walks(self) -> tuple[Walk, ...]:
        """All of them."""
        return (self.first, *self.others)

    @property
    def name(self) -> str:
        """The buurten: 'Selwerd, Paddepoel en Vinkhuizen'."""
        return joined([walk.buurt for walk in self.walks])

    @property
    def picked(self) -> bool:
        """Whether all of its list was picked by hand."""
        return all(walk.picked for walk in self.walks)

    @property
    def also(self) -> list[int]:
        """The ids of the others, as they stand in an address."""
        return [walk.id for walk in self.others]

    @property
    def ids(self) -> list[int]:
        """All ids, the lowest first: who changes all of them locks them in this order."""
        return sorted(walk.id for walk in self.walks)


def route_of(round_id: int, also: Sequence[int], viewer: Viewer) -> Route:
    """A walk of one of the visitor's teams, with those of `also` that are open too.

    Raises NotFound for a walk of another team; those of `also` are left out then.
    """
    first = walk_of(round_id, viewer)
    if first.finished_on is not None or not also:
        return Route(first=first)
    others = _walks(viewer, Round.id.in_(also), Round.id != round_id, Round.finished_on.is_(None))
    return Route(first=first, others=tuple(sorted(others, key=lambda walk: walk.buurt)))


def walk_of(round_id: int, viewer: Viewer) -> Walk:
    """A walk of one of the visitor's teams; NotFound for any other."""
    found = _walks(viewer, Round.id == round_id)
    if not found:
        raise NotFound
    return found[0]


def open_walks(viewer: Viewer) -> tuple[Walk, ...]:
    """What the visitor's teams did not end yet, the latest first: there she can go on."""
    return _walks(viewer, Round.finished_on.is_(None))


def done_walks(viewer: Viewer) -> tuple[Walk, ...]:
    """The last `SHOWN` walks that the visitor's teams ended, the latest first."""
    return _walks(viewer, Round.finished_on.is_not(None))


def _walks(viewer: Viewer, *chosen: ColumnElement[bool]) -> tuple[Walk, ...]:
    if not viewer.team_ids:
        return ()
    found = database.session.execute(
        select(Round, Area.code, Area.name)
        .join(Area, Area.id == Round.area_id)
        .where(Round.team_id.in_(viewer.team_ids), *chosen)
        .order_by(func.coalesce(Round.finished_on, Round.started_on).desc(), Round.id.desc())
        .limit(SHOWN)
    ).all()
    looked = _looked_for([walk.id for walk, _code, _name in found if walk.finished_on])
    return tuple(
        Walk(
            id=walk.id,
            buurt_code=code,
            buurt=name,
            team_id=walk.team_id,
            started_on=walk.started_on,
            finished_on=walk.finished_on,
            picked=walk.picked,
            themes=looked.get(walk.id, {}),
        )
        for walk, code, name in found
    )


def _looked_for(round_ids: list[int]) -> dict[int, dict[str, bool]]:
    looked: dict[int, dict[str, bool]] = {}
    if round_ids:
        wanted = select(RoundTheme).where(RoundTheme.round_id.in_(round_ids)).order_by(RoundTheme.theme)
        for one in database.session.scalars(wanted):
            looked.setdefault(one.round_id, {})[one.theme] = one.found
    return looked


def place_of(asset_id: int, viewer: Viewer) -> tuple[float, float] | None:
    """Where a record lies (RD New metres) as precisely as the visitor may know; None when she may not."""
    place = database.session.scalar(
        select(PublishedAsset.location).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    )
    return None if place is None else (float(place[0]), float(place[1]))


def last_answered(route: Route, viewer: Viewer) -> int | None:
    """The record in the buurten of open walks that their team answered last since they began, None for none.

    There she goes on who was interrupted: nothing more is kept for it than the checks themselves.
    """
    row, first = PublishedAsset, route.first
    codes = tuple(walk.buurt_code for walk in route.walks)
    return database.session.scalar(
        select(Verification.asset_id)
        .join(row, row.asset_id == Verification.asset_id)
        .where(
            *conditions(AssetFilter(buurt=codes, stopped=True), viewer),
            Verification.by_team == first.team_id,
            Verification.on >= first.started_on,
            Verification.withdrawn_at.is_(None),
        )
        .order_by(Verification.id.desc())
        .limit(1)
    )


def passed_over(route: Route) -> bool:
    """Whether something was passed over on open walks."""
    skipped = exists().where(RoundSkip.round_id.in_(route.ids))
    return bool(database.session.scalar(select(skipped)))


def due_on_the_way(
    route: Route, viewer: Viewer, *, start: tuple[float, float] | None = None
) -> tuple[Row, ...]:
    """What is due in the buurten or was picked, and was not passed over, at most `MOST`, in walking order.

    From `start` (RD New metres) when it is given. What has no place comes behind it.
    """
    row = PublishedAsset
    skipped = select(RoundSkip.asset_id).where(RoundSkip.round_id.in_(route.ids))
    found = database.session.execute(
        select_rows()
        .where(
            row.asset_id.in_(_due(route, viewer).union(_picked(route))),
            visible_rows(viewer),
            row.asset_id.not_in(skipped),
        )
        .order_by(row.due_on.asc().nulls_first(), row.asset_id)
        .limit(MOST)
    )
    rows = {one.id: one for one in map(row_of, found.mappings())}
    located = database.session.execute(
        select(row.asset_id, row.location).where(
            row.asset_id.in_(rows), visible_rows(viewer), row.location.is_not(None)
        )
    )
    places = {asset_id: place for asset_id, place in located if place is not None}
    order = [list(places)[index] for index in walking_order(list(places.values()), start)]
    return tuple(rows[asset_id] for asset_id in [*order, *(id_ for id_ in rows if id_ not in places)])


def _due(route: Route, viewer: Viewer) -> Select[int]:
    """Ids of what is due in the buurten of walks that have no list of their own."""
    row, codes = PublishedAsset, tuple(walk.buurt_code for walk in route.walks if not walk.picked)
    due = select(row.asset_id).where(row.status.in_((Status.STARTING, Status.ACTIVE)))
    if not codes:
        return due.where(false())
    return due.where(*conditions(AssetFilter(buurt=codes, freshness=DUE), viewer))


def _picked(route: Route) -> Select[int]:
    """Ids of what was picked by hand and not answered since; what stopped has its answer."""
    since = Verification.id > RoundPick.last_check, Verification.withdrawn_at.is_(None)
    answered = exists().where(Verification.asset_id == RoundPick.asset_id, *since)
    return (
        select(RoundPick.asset_id)
        .join(Asset, Asset.id == RoundPick.asset_id)
        .where(RoundPick.round_id.in_(route.ids), ~answered, Asset.status != Status.STOPPED)
    )


def buurten_of_records(asset_ids: Collection[int], viewer: Viewer) -> dict[int, list[int]]:
    """The records that the visitor sees in a buurt, by the id of that buurt, in the order of their names."""
    row = PublishedAsset
    found = database.session.execute(
        select(row.buurt_id, row.asset_id)
        .join(Area, Area.id == row.buurt_id)
        .where(row.asset_id.in_(asset_ids), visible_rows(viewer), row.status != Status.STOPPED)
        .order_by(Area.name_key, Area.code, row.asset_id)
    )
    places: dict[int, list[int]] = {}
    for buurt_id, asset_id in found:
        if buurt_id is not None:
            places.setdefault(buurt_id, []).append(asset_id)
    return places


def buurt_of(code: str) -> int:
    """The id of a buurt of today's boundaries; NotFound for any other code."""
    found = database.session.scalar(
        select(Area.id)
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.is_current, Area.code == code, Area.level == "buurt")
    )
    if found is None:
        raise NotFound
    return found
