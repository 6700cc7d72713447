"""Tie two records to each other, and untie them; a tie that ended stays as history."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, PublishedAsset, Relation, RelationType
from app.policy import Permission, Viewer, may_edit, visible_rows

THE_PLACE = (
    "Hier komt het samen. Kies bij ‘Wijzig’ een andere plek, dan stopt deze verbinding vanzelf. "
    "Houdt een ander team het bij? Stel het voor."
)
NOT_YOURS = "Een ander team houdt dit bij. Vraag dat team om de verbinding."


def relate(
    *, from_id: int, to_id: int, kind: RelationType, viewer: Viewer, since: date | None = None
) -> Relation:
    """An open tie, read from the first to the second; the one that is there when it was made before.

    The visitor must see both ends and be allowed to change one of them. `works_with` has no direction.
    """
    if from_id == to_id:
        raise Invalid({"to_id": "Kies iets anders: dit is hetzelfde kaartje."})
    _check_ends(from_id, to_id, viewer)
    return tie(from_id=from_id, to_id=to_id, kind=kind, viewer=viewer, since=since)


def tie(
    *, from_id: int, to_id: int, kind: RelationType, viewer: Viewer, since: date | None = None
) -> Relation:
    """The same for what was allowed already, as part of a change that may end with another keeper."""
    if kind is RelationType.WORKS_WITH:
        from_id, to_id = sorted((from_id, to_id))
    database.session.execute(
        insert(Relation)
        .values(
            from_id=from_id,
            to_id=to_id,
            type=kind,
            since=since,
            confirmed_on=clock.today(),
            made_at=clock.now(),
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
        .on_conflict_do_nothing(
            index_elements=[Relation.from_id, Relation.to_id, Relation.type],
            index_where=Relation.until.is_(None),
        )
    )
    return database.session.scalars(
        select(Relation).where(
            Relation.from_id == from_id,
            Relation.to_id == to_id,
            Relation.type == kind,
            Relation.until.is_(None),
        )
    ).one()


def confirm_relation(*, relation_id: int, viewer: Viewer) -> Relation:
    """Say that an open tie still is so, today."""
    relation = _locked(relation_id, viewer)
    if relation.until is None and relation.confirmed_on != clock.today():
        relation.confirmed_on = clock.today()
        relation.version += 1
        database.session.flush()
    return relation


def end_relation(*, relation_id: int, viewer: Viewer, until: date | None = None) -> Relation:
    """Close a tie on a day, today unless told otherwise; one that is closed stays as it is.

    Raises Invalid for the tie to where a record meets: that one follows the record's place.
    """
    relation = _locked(relation_id, viewer)
    if relation.until is not None:
        return relation
    if _is_the_place(relation):
        raise Invalid({"end": THE_PLACE})
    last = until or clock.today()
    if relation.since is not None and last < relation.since:
        raise Invalid({"until": "Deze dag ligt voor het begin van de verbinding. Kies een latere dag."})
    relation.until = last
    relation.version += 1
    database.session.flush()
    return relation


def _is_the_place(relation: Relation) -> bool:
    """Whether the first end lies where the second is shown."""
    if relation.type is not RelationType.USES_PLACE:
        return False
    host = select(Asset.meets_at_id).where(Asset.id == relation.from_id).with_for_update(read=True)
    return database.session.scalar(host) == relation.to_id


def _locked(relation_id: int, viewer: Viewer) -> Relation:
    relation = database.session.get(Relation, relation_id, with_for_update=True, populate_existing=True)
    if relation is None:
        raise NotFound
    _check_ends(relation.from_id, relation.to_id, viewer)
    return relation


def _check_ends(from_id: int, to_id: int, viewer: Viewer) -> None:
    """Both must be there for the visitor, and one of them hers to change."""
    viewer.require(Permission.RECORD)
    seen = select(func.count()).where(PublishedAsset.asset_id.in_([from_id, to_id]), visible_rows(viewer))
    if database.session.scalar(seen) != 2:
        raise NotFound
    ends = database.session.scalars(select(Asset).where(Asset.id.in_([from_id, to_id])))
    if not any(may_edit(viewer, asset) for asset in ends):
        raise NotAllowed(NOT_YOURS)
