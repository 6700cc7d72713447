"""Begin a walk, pass something by, end it with what was looked for, or forget it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID, uuid5

from sqlalchemy import Select, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.areas import Area
from app.models.coverage import Round, RoundPick, RoundSkip, RoundTheme
from app.models.record import Asset, Verification
from app.policy import Permission, Viewer
from app.queries.coverage.divisions import BUURTEN
from app.queries.coverage.facts import NO_FACTS, facts
from app.queries.coverage.walks import buurten_of_records
from app.queries.record.catalogue import themes
from app.queries.record.filters import AssetFilter
from app.queries.stamps import ASSETS
from app.services.stamps import bump
from geodata.routes import MOST

MOST_TOGETHER = 8
"""Buurten on one list: more than anybody walks through on a day."""


def start(*, area_id: int, client_key: UUID, viewer: Viewer, picked: bool = False) -> int:
    """The id of the walk of the visitor's team in a buurt: a new one, or the one that is open there.

    The list of a new one is what is due in the buurt, or with `picked` what will be picked for it.

    Whoever begins at the same moment as a colleague, or taps twice, gets the same.
    """
    viewer.require(Permission.RECORD)
    if viewer.team_id is None:
        raise NotAllowed("Je zit nu niet in een team. Alleen een team loopt een straatronde.")
    same = select(Round.id).where(Round.client_key == client_key, Round.team_id == viewer.team_id)
    going_on = _open_in(viewer.team_id, area_id)
    known = database.session.scalar(same) or database.session.scalar(going_on)
    if known is not None:
        return known
    values = {"client_key": client_key, "team_id": viewer.team_id, "area_id": area_id, "picked": picked}
    made = database.session.scalar(
        insert(Round).values(**values, started_on=clock.today()).on_conflict_do_nothing().returning(Round.id)
    )
    known = made or database.session.scalar(same) or database.session.scalar(going_on)
    if known is None:
        raise NotFound
    return known


def start_route(
    *, area_ids: Sequence[int], client_key: UUID, viewer: Viewer, picked: bool = False
) -> list[int]:
    """The ids of the walks of one route, in the order of the buurten; each buurt has its own, as always."""
    keys = [client_key, *(uuid5(client_key, str(area_id)) for area_id in area_ids[1:])]
    return [
        start(area_id=area_id, client_key=key, viewer=viewer, picked=picked)
        for area_id, key in zip(area_ids, keys, strict=True)
    ]


def start_picked(*, asset_ids: Collection[int], client_key: UUID, viewer: Viewer) -> list[int]:
    """The ids of the walks along these records, one in each buurt where some lie, by the name of the buurt.

    Where a walk of the team is open already, they are added to its list. What the visitor doesn't see or has
    no buurt is left out. Raises Invalid (`picks`) for none, for too many, and for too many buurten.
    """
    viewer.require(Permission.RECORD)
    places = buurten_of_records(asset_ids, viewer)
    if not places:
        raise Invalid({"picks": "Kies minstens één buurtkracht."})
    if len(asset_ids) > MOST:
        raise Invalid({"picks": f"Kies er hoogstens {MOST} voor één straatronde."})
    if len(places) > MOST_TOGETHER:
        words = f"Dit ligt in {len(places)} buurten. Kies uit hoogstens {MOST_TOGETHER} buurten."
        raise Invalid({"picks": words})
    walks = start_route(area_ids=list(places), client_key=client_key, viewer=viewer, picked=True)
    for round_id, chosen in zip(walks, places.values(), strict=True):
        _pick(round_id, chosen, viewer)
    return walks


def _pick(round_id: int, asset_ids: Sequence[int], viewer: Viewer) -> None:
    """Put them on the list, again when they were answered or passed by; not on that of a walk that ended."""
    if _own(round_id, viewer).finished_on is not None:
        return
    last = select(func.coalesce(func.max(Verification.id), 0)).where(Verification.asset_id == Asset.id)
    there = select(literal(round_id), Asset.id, last.scalar_subquery()).where(Asset.id.in_(asset_ids))
    made = insert(RoundPick).from_select(["round_id", "asset_id", "last_check"], there)
    database.session.execute(
        made.on_conflict_do_update(
            index_elements=["round_id", "asset_id"], set_={"last_check": made.excluded.last_check}
        )
    )
    passed = RoundSkip.round_id == round_id, RoundSkip.asset_id.in_(asset_ids)
    database.session.execute(delete(RoundSkip).where(*passed))


def skip(*, round_id: int, asset_id: int, viewer: Viewer) -> None:
    """Leave a record out of the rest of this walk; twice is once, and after the end it does nothing."""
    walk = _own(round_id, viewer)
    if walk.finished_on is not None:
        return
    there = select(literal(walk.id), Asset.id).where(Asset.id == asset_id)
    database.session.execute(
        insert(RoundSkip).from_select(["round_id", "asset_id"], there).on_conflict_do_nothing()
    )


def unskip(*, round_id: int, viewer: Viewer) -> None:
    """Put everything that was passed by back on the list."""
    walk = _own(round_id, viewer)
    database.session.execute(delete(RoundSkip).where(RoundSkip.round_id == walk.id))


def finish(*, round_id: int, looked_for: Sequence[str], viewer: Viewer) -> None:
    """End a walk. Of each theme that was looked for is kept whether there is something fresh in the buurt.

    Ending it twice changes nothing. Raises Invalid for a theme that nobody knows.
    """
    walk = _own(round_id, viewer)
    if walk.finished_on is not None:
        return
    wanted = _known(looked_for)
    only_here = AssetFilter(buurt=(database.session.get_one(Area, walk.area_id).code,))
    here = facts(only_here, viewer, BUURTEN).get(walk.area_id, NO_FACTS)
    database.session.add_all(
        RoundTheme(round_id=walk.id, theme=theme, found=here.cell(theme).fresh > 0) for theme in wanted
    )
    database.session.execute(delete(RoundSkip).where(RoundSkip.round_id == walk.id))
    walk.finished_on = max(walk.started_on, clock.today())  # A clock may be set back.
    bump(ASSETS)
    database.session.flush()


def reopen(*, round_id: int, viewer: Viewer) -> None:
    """Undo the end of a walk on the day on which it ended."""
    walk = _own(round_id, viewer)
    if walk.finished_on is None:
        return
    if walk.finished_on != clock.today():
        raise NotAllowed("Deze straatronde is al langer klaar. Loop een nieuwe.")
    if database.session.scalar(_open_in(walk.team_id, walk.area_id)) is not None:
        raise NotAllowed("Jullie lopen al een nieuwe straatronde in deze buurt. Ga daarmee verder.")
    database.session.execute(delete(RoundTheme).where(RoundTheme.round_id == walk.id))
    walk.finished_on = None
    bump(ASSETS)
    database.session.flush()


def forget(*, round_id: int, viewer: Viewer) -> None:
    """Throw away a walk that was not ended; what was answered on the way stays."""
    walk = _own(round_id, viewer)
    if walk.finished_on is not None:
        raise NotAllowed("Deze straatronde is al klaar.")
    database.session.delete(walk)
    database.session.flush()


def _open_in(team_id: int, area_id: int) -> Select[int]:
    return select(Round.id).where(
        Round.team_id == team_id, Round.area_id == area_id, Round.finished_on.is_(None)
    )


def _own(round_id: int, viewer: Viewer) -> Round:
    viewer.require(Permission.RECORD)
    walk = database.session.get(Round, round_id, with_for_update=True, populate_existing=True)
    if walk is None or walk.team_id not in viewer.team_ids:
        raise NotFound
    return walk


def _known(chosen: Sequence[str]) -> list[str]:
    known = themes()
    unknown = [theme for theme in chosen if theme not in known]
    if unknown:
        raise Invalid({"themes": "Dit thema kennen we niet meer. Kies opnieuw."})
    return list(dict.fromkeys(chosen))
