"""How a list that waits in the staging table stands beside what is here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from app.database import database
from app.services.imports.likeness import look_alikes
from app.services.imports.missing import Missing, news_of_stopping, told, what_left
from app.services.imports.staging import Staged
from app.services.imports.suggesting import SAME_WITHIN, News, news_of
from importers.assets import Findings
from importers.records import Issue

COMPARED = (
    *("name", "kind", "themes", "summary", "website", "tags", "audiences"),
    *("place_note", "whole_municipality"),
)
SAME_PLACE = f"coalesce(a.location <-> r.location < {SAME_WITHIN}, a.location is null and r.location is null)"
SAME_AREAS = """
    r.area_ids = array(select s.area_id from asset_service_areas s where s.asset_id = a.id order by 1)
"""

KNOWN = text(
    f"""
    select * from (select a.id, r.row_number, a.removed_at is not null as removed,
        not ({SAME_PLACE} and {SAME_AREAS} and ({", ".join(f"a.{name}" for name in COMPARED)})
            is not distinct from ({", ".join(f"r.{name}" for name in COMPARED)})) as differs,
        exists (select from asset_versions v where v.asset_id = a.id and v.act = 'edited') as touched,
        a.status = 'stopped' and exists (
            select from asset_versions v
            where v.asset_id = a.id and v.valid_until is null and v.act = 'imported'
        ) as came_back
    from import_rows r join assets a on a.source_id = :source and a.external_id = r.external_id) as known
    where differs or came_back
    """
)
EDITED_HERE = Issue(reason="Een collega heeft dit hier aangepast.", action="niet overgenomen")
SUGGESTED = Issue(reason=EDITED_HERE.reason, action="wat nieuw is, staat als voorstel bij het team")
REMOVED_HERE = Issue(reason="Dit is hier weggehaald.", action="niet overgenomen")


@dataclass(frozen=True, slots=True)
class Compared:
    """What a list says beside what is here.

    `changed` are ids of assets that it changes, `news` is what it may not change, `kept_back` says so.
    """

    changed: list[int]
    news: tuple[News, ...]
    kept_back: list[Issue]
    missing: tuple[Missing, ...]
    alike: list[Issue]

    def all_news(self, *, stopped: bool) -> tuple[News, ...]:
        """Also that it stopped, for who keeps what left the list."""
        return (*self.news, *news_of_stopping(self.missing)) if stopped else self.news

    def told(self, *, stopped: bool) -> list[Issue]:
        """All that is said of it."""
        return [*self.kept_back, *self.alike, *told(self.missing, stopped=stopped)]


def compare(source_id: int, findings: Findings, staged: Staged) -> Compared:
    """Lay the rows that wait beside the records of their source."""
    differing = database.session.execute(KNOWN, {"source": source_id}).all()
    news = news_of(source_id, [row.id for row in differing if row.touched and not row.removed])
    suggested = {one.asset_id for one in news if one.fields}
    issues = []
    for row in differing:
        if row.removed or row.touched:
            said = REMOVED_HERE if row.removed else SUGGESTED if row.id in suggested else EDITED_HERE
            issues.append(Issue(row=row.row_number, reason=said.reason, action=said.action))
    return Compared(
        changed=[row.id for row in differing if not (row.removed or row.touched)],
        news=news,
        kept_back=issues,
        missing=what_left(source_id, findings, staged),
        alike=look_alikes(source_id),
    )


def all_new(source_id: int) -> Compared:
    """The same of a source that had nothing here."""
    return Compared([], (), [], (), look_alikes(source_id, all_new=True))
