"""Import a list of assets: new ones in, changed ones updated; what a colleague touched waits for a yes.

Idempotent by source and key: the same file twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert, select, text
from sqlalchemy.dialects.postgresql import insert as upsert

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.imports import ImportIssue, ImportRun, Source
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.queries.record.places import buurten_of_teams
from app.services.imports.finishing import MANY, Tell, begin, bring, end, finish, in_parts, silent
from app.services.imports.missing import stop
from app.services.imports.rows.adopting import adopt_keys
from app.services.imports.rows.comparing import Compared, all_new, compare
from app.services.imports.rows.writing import Writing
from app.services.imports.staging import Span, Staged, stage
from app.services.imports.suggesting import suggest_news
from importers.assets import Findings, Reading, Source as KnownSource
from importers.records import Issue

OF_ANOTHER = "Deze naam is al van een lijst van een ander. Kies een andere naam."
ISSUE = "row", "field", "value", "reason", "action"
ANYTHING = text("select exists (select from assets where source_id = :source)")
BROUGHT = text(
    "insert into import_run_assets (run_id, asset_id, version)"
    " select :run, id, version from assets where id = any(cast(:ids as bigint[]))"
)
"""Which version of which record a run made, so that it can be turned back."""
SHARES = 0.3, 0.4, 0.5
"""Of the time of a reading: what is ready when it compares, writes and brings on the map."""
WHILE_READING = 0.95
"""The same when a list that is all new was read and brought on the map part by part."""


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
    source_id = _source_id(source, already_public=already_public, team_id=team_id)
    writing = Writing(staged=Staged(), source_id=source_id, public=already_public, team_id=team_id)
    spans = _staged(reading, writing)
    is_first = not database.session.scalar(ANYTHING, {"source": source_id})
    if is_first:
        new = _bring_while_reading(reading, spans, writing, None if only_try else viewer, tell)
        found = all_new(source_id)
    else:
        found = _put_beside(reading, spans, writing, tell)
        new = writing.add()
        writing.change(found.changed)
    report = _report(reading.findings(), writing.staged, found, new, stop_missing=stop_missing)
    if only_try:
        return report
    if is_first:
        end(new, viewer=viewer, tell=tell)
    else:
        finish(sorted(report.written), act=VersionAct.IMPORTED, viewer=viewer, tell=_last_part(tell))
    run_id = _keep_report(report, source_id, filename=filename, started_at=started_at, team_id=team_id)
    suggest_news(found.all_news(stopped=stop_missing), run_id=run_id, viewer=viewer)
    return replace(report, run_id=run_id)


def _staged(reading: Reading, writing: Writing) -> Iterator[Span]:
    team_id = writing.team_id
    own = None if team_id is None else {area.id for area in buurten_of_teams([team_id])}
    return stage(reading.records, writing.staged, own=own)


def _report(
    findings: Findings, staged: Staged, found: Compared, new: Sequence[int], *, stop_missing: bool
) -> ImportReport:
    stopped = stop(found.missing) if stop_missing else ()
    return ImportReport(
        findings=findings,
        staged=staged,
        new=len(new),
        changed=len(found.changed),
        missing=len(found.missing),
        alike=sum(issue.row is not None for issue in found.alike),
        issues=(*findings.issues, *staged.issues, *found.told(stopped=stop_missing)),
        written=frozenset([*new, *found.changed, *stopped]),
    )


def _bring_while_reading(
    reading: Reading,
    spans: Iterable[Span],
    writing: Writing,
    viewer: Viewer | None,
    tell: Tell,
) -> list[int]:
    """Write each part as soon as it was read, while a thread reads the next; the ids of the new records.

    There is nothing to compare it with: the source had nothing here. Without a viewer none is published.
    """
    new: list[int] = []
    begin()
    for span in spans:
        writing.leave_deleted(span)
        ids = writing.add(span)
        tell("lezen en op de kaart zetten", reading.share() * WHILE_READING)
        if viewer is not None and ids:
            bring(ids, act=VersionAct.IMPORTED, viewer=viewer, count_anew=not new and len(ids) > MANY)
        new += ids
    return new


def _put_beside(reading: Reading, spans: Iterable[Span], writing: Writing, tell: Tell) -> Compared:
    """Read all of it, and how it stands beside what is here, but for what was deleted here."""
    for _ in spans:
        tell("lezen en plekken zoeken", 0)
    adopt_keys(writing.source_id)
    writing.leave_deleted()
    tell("vergelijken", SHARES[0])
    found = compare(writing.source_id, reading.findings(), writing.staged)
    tell("schrijven", SHARES[1])
    return found


def _last_part(tell: Tell) -> Tell:
    return lambda step, share: tell(step, SHARES[2] + share * (1 - SHARES[2]))


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
    for told in in_parts(report.issues):
        rows = [{"run_id": run_id, **{name: getattr(issue, name) for name in ISSUE}} for issue in told]
        database.session.execute(insert(ImportIssue), rows)
    for part in in_parts(sorted(report.written)):
        database.session.execute(BROUGHT, {"run": run_id, "ids": part})
    return run_id
