"""`flask assets import` and `undo`: bring in a list that somebody else made, and turn that back."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType

import click
from flask.cli import with_appcontext

from app.cli.transaction import explained, unit_of_work
from app.database import database
from app.models.people import Role
from app.policy import ANONYMOUS, Viewer
from app.services.imports.assets import ImportReport, import_assets
from app.services.imports.choices import MappingFile, read_mapping
from app.services.imports.rows.accounting import RowAccount, account_of, counts_of
from app.services.imports.turning_back import turn_back
from importers.assets import Reading, source_named
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused

LIMITS = Limits(megabytes=500, rows=2_000_000, seconds=300)
"""More than the desk takes: who is at the server sees how long it takes, and how much memory."""
SHOWN_ISSUES = 20
STEPS = 100
OPERATOR = Viewer(roles=frozenset({Role.ADMIN}))
"""Who can run commands on the server may do what an administrator may, under nobody's name."""
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def assets() -> None:
    """Lijsten inlezen."""


@assets.command("import")
@click.argument("file", type=FILE)
@click.option("--source", "source_name", required=True, help="Naam van de bron, zoals sociale_kaart_2026.")
@click.option("--public", is_flag=True, help="De lijst staat al openbaar, bijvoorbeeld op internet.")
@click.option(
    "--mapping", type=FILE, help="JSON met columns, words, sheet, repair, as_areas en stop_missing."
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Schrijf hier een verslag (JSON) met wat er van elke rij werd.",
)
@click.option("--dry-run", is_flag=True, help="Eerst proberen: laat zien wat er gebeurt en bewaar niets.")
@with_appcontext
def import_file(
    *, file: Path, source_name: str, public: bool, mapping: Path | None, report: Path | None, dry_run: bool
) -> None:
    """Lees een lijst of kaart in. Twee keer hetzelfde bestand verandert niets."""
    with explained(), unit_of_work():
        said = read_mapping(mapping.read_text(encoding="utf-8-sig") if mapping else "{}")
        done = _read(file, source_name, said, public=public)
        rows = account_of(done, source_name=source_name) if report else ()
        if dry_run:
            database.session.rollback()
        if report:
            report.write_text(_as_json(done, rows, dry_run=dry_run), encoding="utf-8")
    _print(done, dry_run=dry_run)


@assets.command("undo")
@click.argument("run", type=int)
@with_appcontext
def undo(*, run: int) -> None:
    """Draai het inlezen met nummer RUN terug; wat een collega daarna veranderde, blijft staan."""
    with explained(), unit_of_work():
        done = turn_back(run_id=run, viewer=OPERATOR)
    click.echo(
        f"Teruggedraaid: {done.gone} weg, {done.restored} zoals het was, {len(done.kept)} bleven staan."
    )


def _read(file: Path, source_name: str, said: MappingFile, *, public: bool) -> ImportReport:
    try:
        source = source_named(source_name)
        source = replace(source, columns=MappingProxyType({**source.columns, **said.columns}))
        click.echo(f"{file.name} lezen …")
        reading = Reading(file, source, limits=LIMITS, choices=said.choices())
        with click.progressbar(length=STEPS, label="Inlezen", item_show_func=lambda step: step or "") as bar:
            return import_assets(
                reading,
                source=source,
                filename=file.name,
                already_public=public or source.known,
                stop_missing=said.stop_missing,
                viewer=ANONYMOUS,
                tell=lambda step, share: bar.update(round(share * STEPS) - bar.pos, step),
            )
    except ImportRefused as error:
        raise click.ClickException(error.message) from error


def _as_json(done: ImportReport, rows: tuple[RowAccount, ...], *, dry_run: bool) -> str:
    result = done.findings
    counts = ("read", "new", "changed", "unchanged", "refused", "missing", "alike")
    found = {
        "run": None if dry_run else done.run_id,
        **{name: getattr(done, name) for name in counts},
        "counts": counts_of(rows),
        "rows": [asdict(row) for row in rows],
        "recognised": asdict(result.recognised),
        "repair": asdict(result.repair),
        "columns": [asdict(column) for column in result.columns],
        "words": [asdict(word) for word in result.words],
        "issues": [asdict(issue) for issue in done.issues],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _print(report: ImportReport, *, dry_run: bool) -> None:
    said = "Dit zou er gebeuren (er is niets bewaard):" if dry_run else f"Ingelezen, nummer {report.run_id}."
    click.echo(said)
    for label, count in (
        ("nieuw", report.new),
        ("lijkt op wat er al staat", report.alike),
        ("veranderd", report.changed),
        ("hetzelfde", report.unchanged),
        ("niet ingelezen", report.refused),
        ("samen", report.read),
        ("verdwenen", report.missing),
    ):
        click.echo(f"  {label:24} {count:>8}")
    kinds = Counter((issue.reason, issue.action) for issue in report.issues)
    for (reason, action), count in kinds.most_common(SHOWN_ISSUES):
        click.echo(f"  {count:>6} × {reason} {action}")
