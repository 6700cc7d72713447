"""Import a list of assets: new ones in, changed ones updated; what a colleague touched waits for a yes.

Idempotent by source and key: the same file twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import insert, select, text
from sqlalchemy.dialects.postgresql import insert as upsert

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.imports import ImportIssue, ImportRun, Source
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.queries.people.leading import LEADING_TEAM
from app.queries.record.places import buurten_of_teams
from app.services.imports.finishing import Tell, finish, in_parts, silent
from app.services.imports.missing import stop
from app.services.imports.rows.adopting import adopt_keys
from app.services.imports.rows.comparing import COMPARED, Compared, compare
from app.services.imports.staging import Staged, stage
from app.services.imports.suggesting import suggest_news
from importers.assets import Findings, Reading, Source as KnownSource
from importers.records import Issue

TAKEN = (*COMPARED, "name_key", "strength", "location", "place_uncertain")
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
        co_steward_id = nullif(a.co_steward_id, stewards.team_id),
        status = 'active', status_reason = null, status_since = null, has_service_area = r.area_ids <> '{{}}',
        {", ".join(f"{name} = r.{name}" for name in TAKEN)}
    from import_rows r left join stewards on stewards.buurt_id = r.buurt_id
    where a.source_id = :source and a.external_id = r.external_id and a.id = any(cast(:ids as bigint[]))
    """
)
FORGET_AREAS = text("delete from asset_service_areas where asset_id = any(cast(:ids as bigint[]))")
ANY_AREAS = text("select exists (select from import_rows where area_ids <> '{}')")
SERVE_AREAS = text(
    """
    insert into asset_service_areas (asset_id, area_id)
    select a.id, unnest(r.area_ids) from import_rows r
        join assets a on a.source_id = :source and a.external_id = r.external_id
    where a.id = any(cast(:ids as bigint[])) and r.area_ids <> '{}'
    """
)
DELETED = text(
    """
    delete from import_rows r using deletions d
    where d.listed_as = encode(sha256(convert_to(:source || ':' || r.external_id, 'UTF8')), 'hex')
    returning r.row_number
    """
)
OF_ANOTHER = "Deze naam is al van een lijst van een ander. Kies een andere naam."
DELETED_HERE = "Dit is hier voorgoed verwijderd."
BROUGHT = text(
    "insert into import_run_assets (run_id, asset_id, version)"
    " select :run, id, version from assets where id = any(cast(:ids as bigint[]))"
)
"""Which version of which record a run made, so that it can be turned back."""
SHARES = 0.3, 0.4, 0.5
"""Of the time of a reading: what is ready when it compares, writes and brings on the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What a run did (or, tried first, would do); the counts add up to the rows that were read.

    `alike` is how many of the new ones look like a record that is here, `missing` how many records of the
    source are not in the list any more; `written` the ids of those that were made or changed. `findings` is
    what the file said, `staged` what became of its rows before they were compared.
    """

    findings: Findings
    staged: Staged
    new: int
    changed: int
    missing: int
    alike: int
    issues: tuple[Issue, ...]
    written: frozenset[int]
    run_id: int = 0

    @property
    def read(self) -> int:
        """Rows of the file."""
        return self.findings.rows_read

    @property
    def refused(self) -> int:
        """Those that were not brought in."""
        return self.findings.rows_refused + self.staged.refused

    @property
    def unchanged(self) -> int:
        """Those that say what is here, and those that a colleague changed here."""
        return self.staged.count - self.new - self.changed


def import_assets(
    reading: Reading,
    *,
    source: KnownSource,
    filename: str,
    already_public: bool,
    stop_missing: bool = False,
    team_id: int | None = None,
    only_try: bool = False,
    viewer: Viewer,
    tell: Tell = silent,
) -> ImportReport:
    """Read a file and write its records in the caller's transaction; raises ImportRefused as `Reading` does.

    With `only_try` the records alone, so that the database says of each whether it may be: roll that back.
    `already_public`: everybody can find this list already, so its places are shown exactly; else colleagues
    see the buurt until somebody says that the group knows. `team_id`: it brings what lies in that team's.
    """
    started_at = clock.now()
    staged, findings = _stage(reading, team_id, tell)
    source_id = _source_id(source, already_public=already_public, team_id=team_id)
    found = _put_beside(findings, staged, source_id, tell)
    new = _write(source_id, found.changed, already_public=already_public, team_id=team_id)
    written = [*new, *found.changed, *(stop(found.missing) if stop_missing else ())]
    report = ImportReport(
        findings=findings,
        staged=staged,
        new=len(new),
        changed=len(found.changed),
        missing=len(found.missing),
        alike=sum(issue.row is not None for issue in found.alike),
        issues=(*findings.issues, *staged.issues, *found.told(stopped=stop_missing)),
        written=frozenset(written),
    )
    if only_try:
        return report
    finish(written, act=VersionAct.IMPORTED, viewer=viewer, tell=_last_part(tell))
    run_id = _keep_report(report, source_id, filename=filename, started_at=started_at, team_id=team_id)
    suggest_news(found.all_news(stopped=stop_missing), run_id=run_id, viewer=viewer)
    return replace(report, run_id=run_id)


def _stage(reading: Reading, team_id: int | None, tell: Tell) -> tuple[Staged, Findings]:
    own = None if team_id is None else {area.id for area in buurten_of_teams([team_id])}
    staged = stage(reading.records, own=own, tell=lambda: tell("lezen en plekken zoeken", 0))
    return staged, reading.findings()


def _put_beside(findings: Findings, staged: Staged, source_id: int, tell: Tell) -> Compared:
    """How the rows that wait stand beside what is here, but for what was deleted here."""
    adopt_keys(source_id)
    _leave_deleted(source_id, staged)
    tell("vergelijken", SHARES[0])
    found = compare(source_id, findings, staged)
    tell("schrijven", SHARES[1])
    return found


def _last_part(tell: Tell) -> Tell:
    return lambda step, share: tell(step, SHARES[2] + share * (1 - SHARES[2]))


def _write(source_id: int, changed: list[int], *, already_public: bool, team_id: int | None) -> list[int]:
    """Add what is new and change what differs; the ids of what was added."""
    same = {"source": source_id, "today": clock.today()}
    aware = "public" if already_public else "unknown"
    added = {**same, "aware": aware, "now": clock.now(), "team": team_id}
    new = list(database.session.scalars(ADD, added))
    database.session.execute(CHANGE, {**same, "ids": changed})
    database.session.execute(FORGET_AREAS, {"ids": changed})
    if database.session.scalar(ANY_AREAS):
        database.session.execute(SERVE_AREAS, {"source": source_id, "ids": [*new, *changed]})
    return new


def _leave_deleted(source_id: int, staged: Staged) -> None:
    """What was deleted for good does not come back by a list."""
    rows = sorted(database.session.scalars(DELETED, {"source": str(source_id)}))
    staged.count -= len(rows)
    staged.refused += len(rows)
    staged.issues += [Issue(row=row, reason=DELETED_HERE, action="niet ingelezen") for row in rows]


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
    for part in in_parts(sorted(report.written)):
        database.session.execute(BROUGHT, {"run": run_id, "ids": part})
    return run_id
