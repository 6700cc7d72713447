"""Rows that wait become records: new ones are added, others changed, and what was deleted stays away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from app import clock
from app.database import database
from app.queries.people.leading import LEADING_TEAM
from app.services.imports.rows.comparing import COMPARED
from app.services.imports.staging import ALL, Span, Staged
from importers.records import Issue

TAKEN = (*COMPARED, "name_key", "strength", "location", "place_uncertain")
ROWS = "select * from import_rows where row_number between :first and :last"
STEWARDS = f"""
    select b.buurt_id, ({LEADING_TEAM.text.replace(":buurt", "b.buurt_id")}) as team_id
    from (select distinct buurt_id from rows where buurt_id is not null) b
"""
ADD = text(
    f"""
    with rows as ({ROWS}), stewards as ({STEWARDS})
    insert into assets (client_key, version, source_id, external_id, known_from, aware, status, precision,
        visibility, has_service_area, recorded_at, steward_id, {", ".join(TAKEN)})
    select gen_random_uuid(), 1, :source, r.external_id, 'import', :aware, 'active', 'exact',
        'organisation', r.area_ids <> '{{}}', :now, coalesce(stewards.team_id, :team),
        {", ".join(f"r.{name}" for name in TAKEN)}
    from rows r left join stewards on stewards.buurt_id = r.buurt_id
    where not exists (select from assets a where a.source_id = :source and a.external_id = r.external_id)
    order by r.row_number
    returning id
    """
)
CHANGE = text(
    f"""
    with rows as ({ROWS}), stewards as ({STEWARDS})
    update assets a set version = a.version + 1, steward_id = coalesce(stewards.team_id, a.steward_id),
        co_steward_id = nullif(a.co_steward_id, stewards.team_id),
        status = 'active', status_reason = null, status_since = null, has_service_area = r.area_ids <> '{{}}',
        {", ".join(f"{name} = r.{name}" for name in TAKEN)}
    from rows r left join stewards on stewards.buurt_id = r.buurt_id
    where a.source_id = :source and a.external_id = r.external_id and a.id = any(cast(:ids as bigint[]))
    """
)
FORGET_AREAS = text("delete from asset_service_areas where asset_id = any(cast(:ids as bigint[]))")
ANY_AREAS = text(f"select exists (select from ({ROWS}) r where area_ids <> '{{}}')")
SERVE_AREAS = text(
    f"""
    insert into asset_service_areas (asset_id, area_id)
    select a.id, unnest(r.area_ids) from ({ROWS}) r
        join assets a on a.source_id = :source and a.external_id = r.external_id
    where a.id = any(cast(:ids as bigint[])) and r.area_ids <> '{{}}'
    """
)
DELETED = text(
    """
    delete from import_rows r using deletions d
    where d.listed_as = encode(sha256(convert_to(:source || ':' || r.external_id, 'UTF8')), 'hex')
        and r.row_number between :first and :last
    returning r.row_number
    """
)
DELETED_HERE: Final = "Dit is hier voorgoed verwijderd."


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What is the same for all that a list writes. `public`: everybody can find the list already."""

    staged: Staged
    source_id: int
    public: bool
    team_id: int | None

    def add(self, span: Span = ALL) -> list[int]:
        """Make records of the rows that have none; their ids, in the order of the rows."""
        aware = "public" if self.public else "unknown"
        values = {**self._rows(span), "aware": aware, "now": clock.now(), "team": self.team_id}
        new = list(database.session.scalars(ADD, {**values, "today": clock.today()}))
        self._serve(new, span)
        return new

    def change(self, asset_ids: Sequence[int]) -> None:
        """Let these records say what their rows say."""
        ids = list(asset_ids)
        database.session.execute(CHANGE, {**self._rows(ALL), "ids": ids, "today": clock.today()})
        database.session.execute(FORGET_AREAS, {"ids": ids})
        self._serve(ids, ALL)

    def leave_deleted(self, span: Span = ALL) -> None:
        """What was deleted for good does not come back by a list."""
        asked = {**self._rows(span), "source": str(self.source_id)}
        rows = sorted(database.session.scalars(DELETED, asked))
        self.staged.count -= len(rows)
        self.staged.refused += len(rows)
        self.staged.issues += [Issue(row=row, reason=DELETED_HERE, action="niet ingelezen") for row in rows]

    def _serve(self, asset_ids: Sequence[int], span: Span) -> None:
        if asset_ids and database.session.scalar(ANY_AREAS, self._rows(span)):
            database.session.execute(SERVE_AREAS, {**self._rows(span), "ids": list(asset_ids)})

    def _rows(self, span: Span) -> dict[str, int]:
        return {"source": self.source_id, "first": span.first, "last": span.last}
