"""Claims with what they are about, as far as the visitor sees it: records, ties between them, steps."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    DateTime,
    Select,
    Subquery,
    Text,
    any_,
    cast,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import InstrumentedAttribute

from app.clock import LOCAL_ZONE
from app.models.record import PublishedAsset, Relation
from app.models.training import Action, Claim
from app.policy import Viewer, visible_rows


class About(StrEnum):
    """Of which sort the subject of a claim is."""

    RECORD = "record"
    TIE = "tie"
    STEP = "step"


Arm = Select[*tuple[Any, ...]]
IDS = ARRAY(BigInteger)
OF_CLAIM = (
    "session_id", "strength", "confidence", "reason", "made_at", "made_by", "by_team", "withdrawn_at",
)  # fmt: skip


def among(
    column: ColumnElement[Any] | InstrumentedAttribute[Any], ids: Collection[int]
) -> ColumnElement[bool]:
    """Whether a column holds one of these: as one value, for thousands of parameters take long to read."""
    return column == any_(literal(sorted(ids), IDS))


def claim_subjects(viewer: Viewer, *where: ColumnElement[bool]) -> Subquery:
    """A row per claim whose subject the visitor sees; of a tie she must see both ends.

    The columns of the claim (`claim_id` for its own); `about` with the `subject_id`, its `name`, and when it
    began (`began_at`); of a record also its `kind` and `themes`; `record_id` to open, or the session
    (`held_id`) whose step it is; the teams that it is of (`team_ids`) and where it lies (`area_ids`). `where`
    are conditions on claims: asked within, they are asked before anything is looked up.
    """
    arms = (_records(viewer), _ties(viewer), _steps())
    return union_all(*(arm.where(*where) for arm in arms)).subquery("claim_subjects")


def _arm(about: About, **columns: Any) -> Arm:
    return select(
        Claim.id.label("claim_id"),
        *(getattr(Claim, name) for name in OF_CLAIM),
        literal(about.value).label("about"),
        *(column.label(name) for name, column in columns.items()),
    )


def _records(viewer: Viewer) -> Arm:
    row = PublishedAsset
    return (
        _arm(
            About.RECORD,
            subject_id=row.asset_id,
            name=row.name,
            began_at=row.recorded_at,
            kind=cast(row.kind, Text),
            themes=row.themes,
            record_id=row.asset_id,
            held_id=cast(null(), BigInteger),
            team_ids=array([row.steward_id]),
            area_ids=row.area_ids,
        )
        .join(row, row.asset_id == Claim.asset_id)
        .where(visible_rows(viewer))
    )


def _ties(viewer: Viewer) -> Arm:
    """Open ties; one that began on a day that nobody knows began when it was put in."""
    row = PublishedAsset
    seen = select(row.asset_id, row.name, row.steward_id, row.area_ids).where(visible_rows(viewer))
    here, there = (seen.where(row.asset_id == end).lateral() for end in (Relation.from_id, Relation.to_id))
    since = func.timezone(LOCAL_ZONE.key, cast(Relation.since, DateTime))
    return (
        _arm(
            About.TIE,
            subject_id=Relation.id,
            name=here.c.name + " – " + there.c.name,
            began_at=func.coalesce(since, Relation.made_at),
            kind=cast(null(), Text),
            themes=cast(array([], type_=Text), ARRAY(Text)),
            record_id=here.c.asset_id,
            held_id=cast(null(), BigInteger),
            team_ids=array([here.c.steward_id, there.c.steward_id]),
            area_ids=here.c.area_ids.op("||")(there.c.area_ids),
        )
        .join(Relation, Relation.id == Claim.relation_id)
        .join(here, true())
        .join(there, true())
        .where(Relation.until.is_(None))
    )


def _steps() -> Arm:
    """Everybody who sees the training sees the steps of all teams."""
    return _arm(
        About.STEP,
        subject_id=Action.id,
        name=Action.said,
        began_at=func.timezone(LOCAL_ZONE.key, cast(Action.made_on, DateTime)),
        kind=cast(null(), Text),
        themes=cast(array([], type_=Text), ARRAY(Text)),
        record_id=cast(null(), BigInteger),
        held_id=Action.session_id,
        team_ids=array([Action.team_id]),
        area_ids=cast(array([], type_=BigInteger), IDS),
    ).join(Action, Action.id == Claim.action_id)
