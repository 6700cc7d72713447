"""Import a list of assets: new ones in, changed ones updated; what a colleague touched waits for a yes.

Idempotent by source and key: the same file twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sqlalchemy import insert, literal, select, text
from sqlalchemy.dialects.postgresql import insert as upsert

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.imports import ImportIssue, ImportRun, ImportRunAsset, Source
from app.models.record import Asset
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.queries.people.leading import LEADING_TEAM
from app.queries.record.places import buurten_of_teams
from app.services.imports.missing import news_of_stopping, stop, told, what_left
from app.services.imports.rows.adopting import adopt_keys
from app.services.imports.staging import Staged, stage
from app.services.imports.suggesting import SAME_WITHIN, News, news_of, suggest_news
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.ties.meeting import bring_all_guests
from app.services.record.versions import keep_versions
from importers.assets import ImportResult, Source as KnownSource
from importers.records import Issue

COMPARED = (
    *("name", "kind", "themes", "summary", "website", "tags", "audiences"),
    *("place_note", "whole_municipality"),
)
TAKEN = (*COMPARED, "name_key", "strength", "location", "place_uncertain")
SAME_PLACE = f"coalesce(a.location <-> r.location < {SAME_WITHIN}, a.location is null and r.location is null)"
SAME_AREAS = """
    r.area_ids = array(select s.area_id from asset_service_areas s where s.asset_id = a.id order by 1)
"""

KNOWN = text(
    f"""
    select a.id, r.row_number, a.removed_at is not null as removed,
        not ({SAME_PLACE} and {SAME_AREAS} and ({", ".join(f"a.{name}" for name in COMPARED)})
            is not distinct from ({", ".join(f"r.{name}" for name in COMPARED)})) as differs,
        exists (select from asset_versions v where v.asset_id = a.id and v.act = 'edited') as touched,
        a.status = 'stopped' and exists (
            select from asset_versions v
            where v.asset_id = a.id and v.valid_until is null and v.act = 'imported'
        ) as came_back
    from import_rows r join assets a on a.source_id = :source and a.external_id = r.external_id
    """
)
STEWARDS = f"""
    select b.buurt_id, ({LEADING_TEAM.text.replace(":buurt", "b.buurt_id")}) as team_id
    from (select distinct buurt_id from import_rows where buurt_id is not null) b
"""
ADD = text(
    f"""
    with stewards as ({STEWARDS})
    insert into assets (client_key, version, source_id, external_id, known_from, aware, status, precision,
        visibility, has_service_area, recorded_at, steward_id, {", ".join(TAKEN)})
    select gen_random_uuid(), 1, :source, r.external_id, 'import', :aware, 'active', 'exact',
        'organisation', r.area_ids <> '{{}}', :now, coalesce(stewards.team_id, :team),
        {", ".join(f"r.{name}" for name in TAKEN)}
    from import_rows r left join stewards on stewards.buurt_id = r.buurt_id
    where not exists (select from assets a where a.source_id = :source and a.external_id = r.external_id)
    order by r.row_number
    returning id
    """
)
CHANGE = text(
    f"""
    with stewards as ({STEWARDS})
    update assets a set version = a.version + 1, steward_id = coalesce(stewards.team_id, a.steward_id),
        status = 'active', status_reason = null, status_since = null, has_service_area = r.area_ids <> '{{}}',
        {", ".join(f"{name} = r.{name}" for name in TAKEN)}
    from import_rows r left join stewards on stewards.buurt_id = r.buurt_id
    where a.source_id = :source and a.external_id = r.external_id and a.id = any(:ids)
    """
)
FORGET_AREAS = text("delete from asset_service_areas where asset_id = any(:ids)")
SERVE_AREAS = text(
    """
    insert into asset_service_areas (asset_id, area_id)
    select a.id, unnest(r.area_ids) from import_rows r
        join assets a on a.source_id = :source and a.external_id = r.external_id
    where a.id = any(:ids)
    """
)
EDITED_HERE = Issue(reason="Een collega heeft dit hier aangepast.", action="niet overgenomen")
SUGGESTED = Issue(reason=EDITED_HERE.reason, action="wat nieuw is, staat als voorstel bij het team")
DELETED = text(
    """
    delete from import_rows r using deletions d
    where d.listed_as = encode(sha256(convert_to(:source || ':' || r.external_id, 'UTF8')), 'hex')
    returning r.row_number
    """
)
OF_ANOTHER = "Deze naam is al van een lijst van een ander. Kies een andere naam."
DELETED_HERE = "Dit is hier voorgoed verwijderd."
REMOVED_HERE = Issue(reason="Dit is hier weggehaald.", action="niet overgenomen")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What a run did (or, tried first, would do); the counts add up to the rows that were read.

    `missing` is how many records of the source are not in the list any more; `written` the ids of those that
    were made or changed.
    """

    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    missing: int
    issues: tuple[Issue, ...]
    written: frozenset[int]
    run_id: int = 0


def import_assets(
    result: ImportResult,
    *,
    source: KnownSource,
    filename: str,
    already_public: bool,
    stop_missing: bool = False,
    team_id: int | None = None,
    viewer: Viewer,
    progress: Callable[[str], None] = lambda _step: None,
) -> ImportReport:
    """Write the records of a file in the caller's transaction; roll it back to only try.

    `already_public` says that everybody can find this list already, so its places are shown exactly;
    else colleagues see the buurt until somebody says that the group knows. `stop_missing`: see `missing`.
    A list of the team `team_id` brings what lies in its buurten.
    """
    source_id, started_at = _source_id(source, already_public=already_public, team_id=team_id), clock.now()
    progress("plekken zoeken")
    staged, deleted = _stage(result, source_id, team_id)
    progress("vergelijken")
    changed, news, kept_back = _compare(source_id)
    missing = what_left(source_id, result)
    progress("schrijven")
    new = _write(source_id, changed, already_public=already_public, team_id=team_id)
    written = [*new, *changed, *(stop(missing) if stop_missing else ())]
    _finish(written, viewer, progress)
    report = ImportReport(
        read=result.rows_read,
        new=len(new),
        changed=len(changed),
        unchanged=staged.count - len(deleted) - len(new) - len(changed),
        refused=result.rows_refused + staged.refused + len(deleted),
        missing=len(missing),
        issues=(*result.issues, *staged.issues, *deleted, *kept_back, *told(missing, stopped=stop_missing)),
        written=frozenset(written),
    )
    run_id = _keep_report(report, source_id, filename=filename, started_at=started_at, team_id=team_id)
    suggest_news((*news, *(news_of_stopping(missing) if stop_missing else ())), run_id=run_id, viewer=viewer)
    return replace(report, run_id=run_id)


def _stage(result: ImportResult, source_id: int, team_id: int | None) -> tuple[Staged, tuple[Issue, ...]]:
    """The rows that wait to be written under the keys of their records, and those that were deleted here."""
    own = None if team_id is None else {area.id for area in buurten_of_teams([team_id])}
    staged = stage(result.records, own=own)
    adopt_keys(source_id)
    return staged, _leave_deleted(source_id)


def _write(source_id: int, changed: list[int], *, already_public: bool, team_id: int | None) -> list[int]:
    """Add what is new and change what differs; the ids of what was added."""
    same = {"source": source_id, "today": clock.today()}
    aware = "public" if already_public else "unknown"
    added = {**same, "aware": aware, "now": clock.now(), "team": team_id}
    new = list(database.session.scalars(ADD, added))
    database.session.execute(CHANGE, {**same, "ids": changed})
    database.session.execute(FORGET_AREAS, {"ids": changed})
    database.session.execute(SERVE_AREAS, {"source": source_id, "ids": [*new, *changed]})
    return new


def _leave_deleted(source_id: int) -> tuple[Issue, ...]:
    """What was deleted for good does not come back by a list."""
    rows = database.session.scalars(DELETED, {"source": str(source_id)})
    return tuple(Issue(row=row, reason=DELETED_HERE, action="niet ingelezen") for row in sorted(rows))


def _source_id(source: KnownSource, *, already_public: bool, team_id: int | None) -> int:
    values = {
        "title": source.title,
        "licence": source.licence,
        "attribution": source.attribution,
        "already_public": already_public,
        "team_id": team_id,
    }
    database.session.execute(upsert(Source).values(name=source.name, **values).on_conflict_do_nothing())
    row = database.session.scalars(select(Source).where(Source.name == source.name).with_for_update()).one()
    if team_id is not None and row.team_id != team_id:
        raise Invalid({"source": OF_ANOTHER})
    if row.already_public != already_public:
        raise Invalid(
            {"source": "Deze bron is eerder anders ingelezen (openbaar of niet). Kies een andere naam."}
        )
    return row.id


def _compare(source_id: int) -> tuple[list[int], tuple[News, ...], list[Issue]]:
    """Ids of assets that the file changes, its news for those that it may not change, and their issues."""
    differing = [
        row for row in database.session.execute(KNOWN, {"source": source_id}) if row.differs or row.came_back
    ]
    changed = [row.id for row in differing if not (row.removed or row.touched)]
    news = news_of(source_id, [row.id for row in differing if row.touched and not row.removed])
    suggested = {one.asset_id for one in news if one.fields}
    issues = []
    for row in differing:
        if row.removed or row.touched:
            said = REMOVED_HERE if row.removed else SUGGESTED if row.id in suggested else EDITED_HERE
            issues.append(Issue(row=row.row_number, reason=said.reason, action=said.action))
    return changed, news, issues


def _finish(asset_ids: list[int], viewer: Viewer, progress: Callable[[str], None]) -> None:
    if not asset_ids:
        return
    database.session.expire_all()
    place(asset_ids)
    progress("bewaren hoe het was")
    keep_versions(asset_ids, act=VersionAct.IMPORTED, viewer=viewer)
    progress("op de kaart zetten")
    publish(asset_ids)
    bring_all_guests(asset_ids, viewer)


def _keep_records(run_id: int, asset_ids: Collection[int]) -> None:
    """Which version of which record a run made, so that it can be turned back."""
    made = select(literal(run_id), Asset.id, Asset.version).where(Asset.id.in_(asset_ids))
    names = ["run_id", "asset_id", "version"]
    database.session.execute(insert(ImportRunAsset).from_select(names, made))


def _keep_report(
    report: ImportReport, source_id: int, *, filename: str, started_at: object, team_id: int | None
) -> int:
    run_id: int = database.session.scalars(
        insert(ImportRun)
        .values(
            source_id=source_id,
            team_id=team_id,
            filename=filename,
            started_at=started_at,
            finished_at=clock.now(),
            rows_read=report.read,
            rows_new=report.new,
            rows_changed=report.changed,
            rows_unchanged=report.unchanged,
            rows_refused=report.refused,
        )
        .returning(ImportRun.id)
    ).one()
    rows = [
        {
            "run_id": run_id,
            "row": issue.row,
            "field": issue.field,
            "value": issue.value,
            "reason": issue.reason,
            "action": issue.action,
        }
        for issue in report.issues
    ]
    if rows:
        database.session.execute(insert(ImportIssue), rows)
    _keep_records(run_id, report.written)
    return run_id
