"""What claims are about, as far as the visitor sees it: records, ties between them, steps of a team."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    DateTime,
    Select,
    Subquery,
    Text,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import array

from app.clock import LOCAL_ZONE
from app.models.record import PublishedAsset, Relation
from app.models.training import Action, Claim
from app.policy import Viewer, visible_rows


class About(StrEnum):
    """Of which sort the subject of a claim is."""

    RECORD = "record"
    TIE = "tie"
    STEP = "step"


IDS = ARRAY(BigInteger)


def claim_subjects(viewer: Viewer) -> Subquery:
    """A row per claim whose subject the visitor sees; of a tie she must see both ends.

    `claim_id`, `about` with the `subject_id`, its `name`, and when it began (`began_at`); of a record also
    its `kind` and `themes`; `record_id` to open, or the session (`held_id`) whose step it is; the teams that
    it is of (`team_ids`) and where it lies (`area_ids`).
    """
    return union_all(_records(viewer), _ties(viewer), _steps()).subquery("claim_subjects")


def _records(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    row = PublishedAsset
    return (
        select(
            Claim.id.label("claim_id"),
            literal(About.RECORD.value).label("about"),
            row.asset_id.label("subject_id"),
            row.name.label("name"),
            row.recorded_at.label("began_at"),
            row.kind.label("kind"),
            row.themes.label("themes"),
            row.asset_id.label("record_id"),
            cast(null(), BigInteger).label("held_id"),
            array([row.steward_id]).label("team_ids"),
            row.area_ids.label("area_ids"),
        )
        .join(row, row.asset_id == Claim.asset_id)
        .where(visible_rows(viewer))
    )


def _ties(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Open ties; one that began on a day that nobody knows began when it was put in."""
    row = PublishedAsset
    seen = select(row.asset_id, row.name, row.steward_id, row.area_ids).where(visible_rows(viewer))
    here, there = seen.subquery(), seen.subquery()
    since = func.timezone(LOCAL_ZONE.key, cast(Relation.since, DateTime))
    return (
        select(
            Claim.id,
            literal(About.TIE.value),
            Relation.id,
            here.c.name + " – " + there.c.name,
            func.coalesce(since, Relation.made_at),
            cast(null(), Text),
            cast(array([], type_=Text), ARRAY(Text)),
            here.c.asset_id,
            cast(null(), BigInteger),
            array([here.c.steward_id, there.c.steward_id]),
            here.c.area_ids.op("||")(there.c.area_ids),
        )
        .join(Relation, Relation.id == Claim.relation_id)
        .join(here, here.c.asset_id == Relation.from_id)
        .join(there, there.c.asset_id == Relation.to_id)
        .where(Relation.until.is_(None))
    )


def _steps() -> Select[*tuple[Any, ...]]:
    """Everybody who sees the training sees the steps of all teams."""
    return select(
        Claim.id,
        literal(About.STEP.value),
        Action.id,
        Action.said,
        func.timezone(LOCAL_ZONE.key, cast(Action.made_on, DateTime)),
        cast(null(), Text),
        cast(array([], type_=Text), ARRAY(Text)),
        cast(null(), BigInteger),
        Action.session_id,
        array([Action.team_id]),
        cast(array([], type_=BigInteger), IDS),
    ).join(Action, Action.id == Claim.action_id)
