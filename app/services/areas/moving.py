"""After a change of boundaries every record finds its buurt again; what moved is counted."""

from __future__ import annotations

from sqlalchemy import text

from app.database import database
from app.services.areas.report import AreaName, Move
from app.services.record.placing import place
from app.services.record.publishing import publish

REMEMBER = (
    text("drop table if exists buurt_before"),
    text(
        "create temporary table buurt_before on commit drop as "
        "select p.asset_id, a.code, a.name from asset_places p left join areas a on a.id = p.buurt_id"
    ),
)
MOVED = text(
    """
    select b.code as before_code, min(b.name) as before_name, a.code as after_code, min(a.name) as after_name,
        count(*) as assets
    from buurt_before b join asset_places p on p.asset_id = b.asset_id left join areas a on a.id = p.buurt_id
    where b.code is distinct from a.code
    group by b.code, a.code order by b.code nulls last, a.code nulls last
    """
)


def remember_places() -> None:
    """Keep, until the end of the transaction, in which buurt each record lies now."""
    for statement in REMEMBER:
        database.session.execute(statement)


def reassign() -> tuple[int, tuple[Move, ...]]:
    """Place and publish all records in the current boundaries: how many have a place, and who moved.

    A record moves when the code of its buurt changes; needs `remember_places` before the change.
    """
    placed = place()
    publish()
    moves = tuple(
        Move(
            before=_name(row.before_code, row.before_name),
            after=_name(row.after_code, row.after_name),
            assets=row.assets,
        )
        for row in database.session.execute(MOVED)
    )
    return placed, moves


def _name(code: str | None, name: str | None) -> AreaName | None:
    return None if code is None else AreaName(code=code, name=name or code)
