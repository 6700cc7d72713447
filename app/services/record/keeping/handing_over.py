"""Hand records over to another team: asked for one or for many, and done when that team says yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Team
from app.models.record import Asset, Handover
from app.policy import Permission, Viewer, may_hand_over
from app.services.record.publishing import publish

MOST = 5_000
"""More at once is passed on when a team stops."""


def ask(*, asset_ids: Iterable[int], to_team_id: int | None, viewer: Viewer) -> int:
    """Ask another team to keep these records; returns how many were asked, all or none.

    What was asked of another team before is asked of this one instead. A team of the visitor's own says yes
    at once. Raises Invalid (by field: team, records), NotAllowed, or NotFound.
    """
    viewer.require(Permission.RECORD)
    team = _going_on(to_team_id)
    assets = _locked(asset_ids)
    if not all(may_hand_over(viewer, asset) for asset in assets):
        raise NotAllowed("Alleen het team dat iets bijhoudt geeft het over. Vraag het dat team.")
    assets = [asset for asset in assets if asset.steward_id != team.id]
    if not assets:
        raise Invalid({"team": f"{team.name} houdt dit al bij. Kies een ander team."})
    _close(_open([asset.id for asset in assets]), accepted=False, viewer=viewer)
    asked = [
        Handover(
            asset_id=asset.id,
            from_team_id=asset.steward_id,
            to_team_id=team.id,
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
        for asset in assets
    ]
    database.session.add_all(asked)
    database.session.flush()
    if team.id in viewer.team_ids:
        _take(asked, assets, viewer=viewer)
    return len(asked)


def answer(*, handover_ids: Sequence[int], accept: bool, viewer: Viewer) -> int:
    """Say yes or no to what one's own team was asked; returns how many were still open.

    Raises NotAllowed when another team was asked.
    """
    viewer.require(Permission.RECORD)
    open_ones = _chosen(handover_ids)
    if any(handover.to_team_id not in viewer.team_ids for handover in open_ones):
        raise NotAllowed("Dit is aan een ander team gevraagd.")
    if accept:
        _take(open_ones, _locked(handover.asset_id for handover in open_ones), viewer=viewer)
    else:
        _close(open_ones, accepted=False, viewer=viewer)
    return len(open_ones)


def withdraw(*, handover_ids: Sequence[int], viewer: Viewer) -> int:
    """Take back what was asked and not answered; returns how many. Raises NotAllowed."""
    viewer.require(Permission.RECORD)
    open_ones = _chosen(handover_ids)
    assets = {asset.id: asset for asset in _locked(handover.asset_id for handover in open_ones)}
    if not all(may_hand_over(viewer, assets[handover.asset_id]) for handover in open_ones):
        raise NotAllowed("Alleen het team dat dit vroeg kan het terugtrekken.")
    _close(open_ones, accepted=False, viewer=viewer)
    return len(open_ones)


def _going_on(team_id: int | None) -> Team:
    team = database.session.get(Team, team_id) if team_id is not None else None
    if team is None or (team.until is not None and team.until <= clock.today()):
        raise Invalid({"team": "Kies een team uit de lijst."})
    return team


def _locked(asset_ids: Iterable[int]) -> list[Asset]:
    """The records under a row lock, in order of id, so that two people at once both get through."""
    wanted = sorted(set(asset_ids))
    if not wanted:
        raise Invalid({"records": "Kruis aan wat je wilt overgeven."})
    if len(wanted) > MOST:
        raise Invalid({"records": f"Geef hoogstens {MOST} tegelijk over. Kies eerst een buurt."})
    found = database.session.scalars(
        select(Asset)
        .where(Asset.id.in_(wanted), Asset.removed_at.is_(None))
        .order_by(Asset.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    if len(found) < len(wanted):
        raise NotFound("Een van deze kaartjes is er niet meer. Open de lijst opnieuw.")
    return list(found)


def _open(asset_ids: Sequence[int]) -> list[Handover]:
    found = select(Handover).where(Handover.asset_id.in_(asset_ids), Handover.answered_at.is_(None))
    return list(database.session.scalars(found.with_for_update()))


def _chosen(handover_ids: Sequence[int]) -> list[Handover]:
    if not handover_ids:
        raise Invalid({"handovers": "Kruis eerst iets aan."})
    found = select(Handover).where(Handover.id.in_(handover_ids), Handover.answered_at.is_(None))
    return list(database.session.scalars(found.order_by(Handover.asset_id).with_for_update()))


def _take(handovers: Sequence[Handover], assets: Sequence[Asset], *, viewer: Viewer) -> None:
    """The asked team keeps the records; the team that kept them looks along, as long as it exists."""
    _close(handovers, accepted=True, viewer=viewer)
    stopped = set(database.session.scalars(select(Team.id).where(Team.until <= clock.today())))
    kept = {asset.id: asset for asset in assets}
    for handover in handovers:
        asset = kept[handover.asset_id]
        before = asset.steward_id
        asset.steward_id = handover.to_team_id
        if before is not None and before not in stopped:
            asset.co_steward_id = before
        elif asset.co_steward_id == asset.steward_id:
            asset.co_steward_id = None
    publish(list(kept))


def _close(handovers: Sequence[Handover], *, accepted: bool, viewer: Viewer) -> None:
    for handover in handovers:
        handover.answered_at = clock.now()
        handover.accepted = accepted
        handover.answered_team_id = viewer.team_id
    database.session.flush()
