"""Which new rows of a list are probably of something that stands here already, in one go for all of them.

Said, never decided: such a row is read in, and a colleague makes the two one or says that they differ. What
is here is taken as all colleagues are shown it, so that a list feels for no true place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import text

from app.database import database
from app.queries.areas.areas import current_areas
from importers.likelihood import Listed
from importers.pairing import find_alike
from importers.records import Issue

NOWHERE: Final = 0
"""Stands as the buurt of what is for the whole municipality and has no place."""
MOST: Final = 20_000
"""New rows and records beside them past which looking takes minutes: within a buurt it grows with both."""
AT_NIGHT: Final = Issue(
    reason="Zo veel nieuwe rijen vergelijken we niet meteen met wat er al staat.",
    action="kijk morgen bij Staat dubbel",
)
NEW = """
    select r.row_number as id, r.name, r.website, r.location as place,
        array_remove(array_append(r.area_ids, r.buurt_id), null) as area_ids,
        r.location is null and r.area_ids = '{}' as is_nowhere
    from import_rows r
    where :all_new or not exists (
        select from assets a where a.source_id = :source and a.external_id = r.external_id)
    """
THERE = """
    with around as (
        select box(point(min(location[0]) - 250, min(location[1]) - 250),
                   point(max(location[0]) + 250, max(location[1]) + 250)) as place,
            array_remove(array_agg(distinct buurt_id), null)
                || array(select distinct unnest(area_ids) from import_rows) as buurten,
            bool_or(location is null and area_ids = '{}') as is_nowhere
        from import_rows
    )
    select p.asset_id as id, p.name, p.website,
        case when p.precision in ('exact', 'street') then p.location end as place, p.area_ids,
        p.buurt_id is null and p.whole_municipality as is_nowhere
    from published p cross join around
    where p.audience = 'organisation' and p.status <> 'stopped'
        and not (:all_new and p.source_id is not distinct from :source)
        and (p.area_ids && around.buurten or p.location <@ around.place
            or (around.is_nowhere and p.buurt_id is null and p.whole_municipality))
    """
BUURTEN = text(
    "select a.id from areas a join vintages v on v.id = a.vintage_id where v.is_current and a.level = 'buurt'"
)


def look_alikes(source_id: int, *, all_new: bool = False) -> list[Issue]:
    """A line for each row that waits in `import_rows`, is new, and looks like a record that is here.

    `all_new`: they are all new and may have been written already, for the source had nothing here. One line
    without a row when there are too many to look now: the night does.
    """
    asked = {"source": source_id, "all_new": all_new}
    count = _count(NEW, asked)
    fewest = min(count, _count(THERE, asked)) if count else 0
    if not fewest:
        return []
    if fewest > MOST:
        return [AT_NIGHT]
    new = database.session.execute(text(NEW), asked).all()
    there = database.session.execute(text(THERE), asked).all()
    buurten = set(database.session.scalars(BUURTEN))
    found = find_alike(
        [_listed(row, row.area_ids) for row in new],
        [_listed(row, [area for area in row.area_ids if area in buurten]) for row in there],
        places=[area.name for area in current_areas()],
    )
    return [
        Issue(
            row=row,
            field="name",
            reason=f"Dit lijkt op iets dat er al staat: {other.name}.",
            action="wel ingelezen; kijk het na bij Staat dubbel",
        )
        for row, other in sorted(found.items())
    ]


def _count(rows: str, asked: Mapping[str, object]) -> int:
    """How many rows a statement gives, no further than matters: a million are not fetched to be counted."""
    found: int = database.session.scalar(
        text(f"select count(*) from ({rows} limit {MOST + 1}) as found"), asked
    )
    return found


def _listed(row: Any, areas: Sequence[int]) -> Listed:
    return Listed(
        id=row.id,
        name=row.name,
        website=row.website,
        place=_place(row.place),
        areas=(*areas, NOWHERE) if row.is_nowhere else tuple(areas),
    )


def _place(written: str | None) -> tuple[float, float] | None:
    """A point as the database writes it: "(232600,583000)"."""
    if written is None:
        return None
    rd_x, rd_y = written.strip("()").split(",")
    return float(rd_x), float(rd_y)
