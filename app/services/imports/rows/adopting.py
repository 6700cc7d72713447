"""A row without a number of its own is found again, also when another format writes its place otherwise.

Its key is made of name and place, rounded; a place on the edge of the rounding falls to the other side in a
file with more decimals. It is the same row when there is one record of that name within some metres.
"""

from __future__ import annotations

from sqlalchemy import text

from app.database import database

WITHIN = 15
"""Metres, a little more than the key is rounded to."""
ADOPT = text(
    f"""
    with pairs as (
        select r.external_id as written, a.external_id as known,
            count(*) over (partition by r.external_id) as of_row,
            count(*) over (partition by a.external_id) as of_record
        from import_rows r join assets a
            on a.name_key = r.name_key and a.source_id = :source and a.location <-> r.location < {WITHIN}
        where r.external_id like '~%' and a.external_id like '~%' and a.removed_at is null
            and not exists (select from import_rows o where o.external_id = a.external_id)
            and not exists (
                select from assets b where b.source_id = :source and b.external_id = r.external_id)
    )
    update import_rows r set external_id = pairs.known
    from pairs where r.external_id = pairs.written and of_row = 1 and of_record = 1
    """
)


def adopt_keys(source_id: int) -> None:
    """Give such rows of `import_rows` the key that their record has."""
    database.session.execute(ADOPT, {"source": source_id})
