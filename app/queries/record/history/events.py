"""What happened to a record, newest first: what changed, checks, who keeps it, its ties, and the leergang."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Select, case, cast, func, literal, select
from sqlalchemy.orm import aliased

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.people import Team
from app.models.record import AssetVersion, Handover, Merge, PublishedAsset, Relation, Verification
from app.models.record.history import VersionAct
from app.policy import Viewer, visible_rows
from app.queries.record.duplicates.merged import parts_of
from app.queries.record.history.claimed import claim_events
from app.queries.record.history.versions import seen_versions
from app.queries.record.suggesting.taken import suggested_by

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: a version, check, handover, merged, tie(_ended), claim(_ended) or reading.

    `team` did it, never a person ("" for none). A version has the record as it became (`after`) and as it
    was in the version before that this visitor may see, and who `suggested` it; a handover the `other` team
    that kept it; a tie the other record. What a record that became part of it went through before that is
    `elsewhere`. A claim has its strength (`type`), `module`, session (`other_id`)
    and, of a tie (`about`), its name as `other`; a reading the verdict as its `answer`.
    """

    what: str
    at: datetime
    team: str = ""
    version: int = 0
    act: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    suggested: str | None = None
    how: str = ""
    answer: str = ""
    other_id: int | None = None
    other: str = ""
    type: str = ""
    outward: bool = True
    about: str = ""
    module: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """One page of what happened, and whether there is more before it."""

    events: tuple[Event, ...]
    number: int
    more: bool


def events_of(asset_id: int, viewer: Viewer, *, number: int = 1) -> Events:
    """A page of at most twenty events, of a record that the visitor sees; without it nothing."""
    last = number * PAGE_SIZE
    sources = (
        _versions(asset_id, viewer),
        _checks(asset_id),
        _handovers(asset_id),
        _merges(asset_id),
        *(_versions(gone_id, viewer, part_of=asset_id, until=at) for gone_id, at in parts_of(asset_id)),
        *_ties(asset_id, viewer),
        *claim_events(asset_id, viewer),
    )
    newest = sorted(_read(sources, last + 1), key=_order, reverse=True)
    return Events(events=tuple(newest[last - PAGE_SIZE : last]), number=number, more=len(newest) > last)


def _order(event: Event) -> tuple[datetime, bool, int]:
    """By moment; whoever records something with a check recorded it first."""
    return event.at, event.what != "version", event.version


def _read(sources: Iterable[Select[Any]], most: int) -> Iterator[Event]:
    for source in sources:
        newest = source.order_by(source.selected_columns.at.desc()).limit(most)
        yield from (Event(**row) for row in database.session.execute(newest).mappings())


def _versions(
    asset_id: int, viewer: Viewer, *, part_of: int | None = None, until: datetime | None = None
) -> Select[Any]:
    """The versions of a record, or of one that became part of it until then."""
    versions = seen_versions(asset_id, viewer, part_of=part_of)
    if until is not None:
        versions = versions.where(AssetVersion.valid_from <= until, AssetVersion.act != VersionAct.REMOVED)
    seen = versions.subquery()
    return select(
        literal("version").label("what"),
        seen.c.at,
        seen.c.team,
        seen.c.version,
        literal(part_of is not None).label("elsewhere"),
        seen.c.act,
        func.lag(seen.c.record).over(order_by=seen.c.version).label("before"),
        seen.c.record.label("after"),
        suggested_by(asset_id, seen.c.version).label("suggested"),
    )


def _checks(asset_id: int) -> Select[Any]:
    return (
        select(
            literal("check").label("what"),
            Verification.at,
            _name(Team),
            Verification.how,
            Verification.answer,
        )
        .outerjoin(Team, Team.id == Verification.by_team)
        .where(Verification.asset_id == asset_id, Verification.withdrawn_at.is_(None))
    )


def _handovers(asset_id: int) -> Select[Any]:
    """Those that were accepted: what was only asked changed nothing."""
    before = aliased(Team)
    return (
        select(
            literal("handover").label("what"),
            Handover.answered_at.label("at"),
            _name(Team),
            func.coalesce(before.name, "").label("other"),
        )
        .join(Team, Team.id == Handover.to_team_id)
        .outerjoin(before, before.id == Handover.from_team_id)
        .where(Handover.asset_id == asset_id, Handover.accepted.is_(True))
    )


def _merges(asset_id: int) -> Select[Any]:
    """That another record became part of it, without its name: it may have been for fewer people."""
    return (
        select(literal("merged").label("what"), Merge.at, _name(Team))
        .outerjoin(Team, Team.id == Merge.by_team)
        .where(Merge.kept_id == asset_id, Merge.undone_at.is_(None))
    )


def _ties(asset_id: int, viewer: Viewer) -> tuple[Select[Any], Select[Any]]:
    """The ties that were made and those that ended, with others that the visitor sees."""
    row = PublishedAsset
    outward = Relation.from_id == asset_id
    ended_at = func.timezone(LOCAL_ZONE.key, cast(Relation.until, DateTime))
    tie = (
        select(
            Relation.type,
            outward.label("outward"),
            row.asset_id.label("other_id"),
            row.name.label("other"),
        )
        .join(row, row.asset_id == case((outward, Relation.to_id), else_=Relation.from_id))
        .where(outward | (Relation.to_id == asset_id), visible_rows(viewer))
    )
    made = tie.add_columns(literal("tie").label("what"), Relation.made_at.label("at"), _name(Team))
    ended = tie.add_columns(literal("tie_ended").label("what"), ended_at.label("at"))
    return made.outerjoin(Team, Team.id == Relation.by_team), ended.where(Relation.until.is_not(None))


def _name(team: Any) -> Any:
    return func.coalesce(team.name, "").label("team")
