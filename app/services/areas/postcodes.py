"""Keep a table of postcodes: the whole table of one source, of one day, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import psycopg
from sqlalchemy import text

from app import clock
from app.database import database
from importers.postcodes import PostcodeTable

COLUMNS = "postcode, location, lon, lat"
CREATE = text(
    "create temporary table postcode_rows "
    "(postcode text primary key, location point, lon float8, lat float8) on commit drop"
)
COUNTS = text(
    """
    select count(*) filter (where held.postcode is null) as added,
        count(*) filter (where fresh.postcode is null) as removed,
        count(*) filter (where not fresh.location ~= held.location) as moved,
        count(*) filter (where fresh.location ~= held.location) as kept,
        bool_or(held.source <> :source) as other_source
    from postcode_rows fresh full join postcodes held on held.postcode = fresh.postcode
    """
)
REMOVE = text(
    "delete from postcodes p where not exists (select from postcode_rows r where r.postcode = p.postcode)"
)
WRITE = text(
    f"""
    insert into postcodes ({COLUMNS}, source, loaded_on)
    select {COLUMNS}, :source, :today from postcode_rows
    on conflict (postcode) do update set location = excluded.location, lon = excluded.lon,
        lat = excluded.lat, source = excluded.source, loaded_on = excluded.loaded_on
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostcodeReport:
    """How many postcodes were new, stand elsewhere now, went, or stayed as they were."""

    added: int
    moved: int
    removed: int
    kept: int
    unchanged: bool


def load_postcodes(table: PostcodeTable) -> PostcodeReport:
    """Make the postcodes those of `table`: what it doesn't name goes. The same table again writes nothing."""
    _stage(table)
    row = database.session.execute(COUNTS, {"source": table.source}).one()
    unchanged = not (row.added or row.removed or row.moved or row.other_source)
    if not unchanged:
        database.session.execute(REMOVE)
        database.session.execute(WRITE, {"source": table.source, "today": clock.today()})
    return PostcodeReport(
        added=row.added, moved=row.moved, removed=row.removed, kept=row.kept, unchanged=unchanged
    )


def _stage(table: PostcodeTable) -> None:
    database.session.execute(text("drop table if exists postcode_rows"))
    database.session.execute(CREATE)
    connection = cast("psycopg.Connection[Any]", database.session.connection().connection.driver_connection)
    with connection.cursor() as cursor, cursor.copy(f"copy postcode_rows ({COLUMNS}) from stdin") as copy:
        for point in table.points:
            copy.write_row((point.postcode, f"({point.rd_x!r},{point.rd_y!r})", point.lon, point.lat))
