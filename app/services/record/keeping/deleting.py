"""Delete a record for good: nothing of what it said stays, only proof that it was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import text

from app import clock
from app.database import database
from app.exceptions import Gone, Invalid, NotFound
from app.models.record import Asset, Deletion, DeletionReason
from app.policy import ANONYMOUS, Permission, Viewer
from app.queries.stamps import ASSETS
from app.services.stamps import bump

FIRST = "Dit staat weer op de kaart. Haal het eerst weg. Pas daarna kan het voorgoed weg."
WHY = "Kies waarom het voorgoed weg moet."
LISTED_AS = "encode(sha256(convert_to(source_id || ':' || external_id, 'UTF8')), 'hex')"
"""SQL: what is kept of where a record stood in a list."""
PROVE: Final = text(
    f"""
    insert into deletions (asset_id, reason, listed_as, at, by_user, by_team, by_role)
    select id, :reason, case when source_id is not null then {LISTED_AS} end, :now, :user, :team, :role
    from assets where id = any(:ids)
    """
)
FORGET: Final = tuple(
    text(statement)
    for statement in (
        """
        delete from changes where table_name = 'claims' and row in (
            select id::text from claims where asset_id = any(:ids) or relation_id in (
                select id from relations where from_id = any(:ids) or to_id = any(:ids)))
        """,
        """
        delete from changes where table_name = 'relations' and row in (
            select id::text from relations where from_id = any(:ids) or to_id = any(:ids))
        """,
        "delete from claims where asset_id = any(:ids)",
        "update assets set meets_at_id = null, place_uncertain = true where meets_at_id = any(:ids)",
        "update published set meets_at_id = null, place_uncertain = true where meets_at_id = any(:ids)",
        "delete from verifications where asset_id = any(:ids)",
        "delete from asset_versions where asset_id = any(:ids)",
        "delete from assets where id = any(:ids)",
    )
)
"""What goes with a record; everything else that hangs on it goes by its foreign key."""


MERGED: Final = text(
    """
    with recursive one_thing as (
        select unnest(cast(:ids as bigint[])) as id
        union
        select merges.gone_id from one_thing join merges on merges.kept_id = one_thing.id
            join assets on assets.id = merges.gone_id
        where merges.undone_at is null
    )
    select id from one_thing
    """
)


def delete_for_good(*, asset_id: int, reason: str, viewer: Viewer) -> None:
    """Delete what was taken away before; there is no way back.

    Raises NotAllowed (only for who manages people), NotFound, Gone when somebody did so already, and
    Invalid when it is on the map or no reason is given.
    """
    viewer.require(Permission.MANAGE_PEOPLE)
    asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None:
        raise Gone if database.session.get(Deletion, asset_id) else NotFound
    if asset.removed_at is None:
        raise Invalid({"reason": FIRST})
    if reason not in set(DeletionReason) - {DeletionReason.RETENTION}:
        raise Invalid({"reason": WHY})
    forget_records([asset_id], reason=DeletionReason(reason), viewer=viewer)


def forget_records(asset_ids: Sequence[int], *, reason: DeletionReason, viewer: Viewer = ANONYMOUS) -> None:
    """Delete these records with all that hangs on them, and leave the proof. The caller locked them.

    What became part of one of them goes as well: it was about the same thing.
    """
    database.session.flush()
    ids = _with_merged(asset_ids)
    proof = {
        "ids": ids,
        "reason": reason.value,
        "now": clock.now(),
        "user": viewer.user_id,
        "team": viewer.team_id,
        "role": viewer.acting_role.value if viewer.acting_role else None,
    }
    database.session.execute(PROVE, proof)
    for statement in FORGET:
        database.session.execute(statement, {"ids": ids})
    database.session.expire_all()
    bump(ASSETS)


def _with_merged(asset_ids: Sequence[int]) -> list[int]:
    return sorted(database.session.scalars(MERGED, {"ids": list(asset_ids)}))
