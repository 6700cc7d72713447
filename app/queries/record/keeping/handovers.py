"""Handovers that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.people import Team
from app.models.record import Handover, PublishedAsset
from app.policy import Viewer, visible_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHandover:
    """A record that a team is asked to keep; without a name when the visitor may not see the record yet."""

    id: int
    asset_id: int
    name: str
    kind: str
    from_team: str
    to_team_id: int
    to_team: str
    asked_at: datetime


def asked_of(team_ids: Iterable[int], viewer: Viewer) -> tuple[OpenHandover, ...]:
    """What these teams are asked to keep, the longest waiting first."""
    return _open(Handover.to_team_id.in_(list(team_ids)), viewer)


def asked_by(team_id: int, viewer: Viewer) -> tuple[OpenHandover, ...]:
    """What this team asked others to keep."""
    return _open(Handover.from_team_id == team_id, viewer)


def open_handover(asset_id: int, viewer: Viewer) -> OpenHandover | None:
    """The handover of one record that waits, if any."""
    return next(iter(_open(Handover.asset_id == asset_id, viewer)), None)


def handovers_waiting(viewer: Viewer) -> tuple[tuple[int, str, int], ...]:
    """Per own team and asking team ("" for none) how many records wait for an answer."""
    if not viewer.team_ids:
        return ()
    found = database.session.execute(
        select(Handover.to_team_id, Team.name, func.count())
        .outerjoin(Team, Team.id == Handover.from_team_id)
        .where(Handover.to_team_id.in_(viewer.team_ids), Handover.answered_at.is_(None))
        .group_by(Handover.to_team_id, Team.name)
        .order_by(func.min(Handover.asked_at))
    )
    return tuple((team_id, name or "", count) for team_id, name, count in found)


def _open(which: ColumnElement[bool], viewer: Viewer) -> tuple[OpenHandover, ...]:
    row, asking, asked = PublishedAsset, aliased(Team), aliased(Team)
    found = database.session.execute(
        select(
            Handover.id,
            Handover.asset_id,
            row.name,
            row.kind,
            asking.name.label("from_team"),
            Handover.to_team_id,
            asked.name.label("to_team"),
            Handover.asked_at,
        )
        .join(asked, asked.id == Handover.to_team_id)
        .outerjoin(asking, asking.id == Handover.from_team_id)
        .outerjoin(row, (row.asset_id == Handover.asset_id) & visible_rows(viewer))
        .where(which, Handover.answered_at.is_(None))
        .order_by(Handover.asked_at, Handover.id)
    )
    return tuple(
        OpenHandover(
            id=line.id,
            asset_id=line.asset_id,
            name=line.name or "",
            kind=line.kind or "",
            from_team=line.from_team or "",
            to_team_id=line.to_team_id,
            to_team=line.to_team,
            asked_at=line.asked_at,
        )
        for line in found
    )
