"""`flask assets import`: bring in a list that somebody else made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.transaction import explained, unit_of_work
from app.database import database
from app.policy import ANONYMOUS
from app.services.imports.assets import ImportReport, import_assets
from importers.assets import ImportResult, Source, read_assets, source_named
from importers.records import ImportRefused

SHOWN_ISSUES = 20
STEPS = 5


@click.group()
def assets() -> None:
    """Lijsten inlezen."""


@assets.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", "source_name", required=True, help="Naam van de bron, zoals sociale_kaart_2026.")
@click.option(
    "--public", "public", is_flag=True, help="De lijst staat al openbaar, bijvoorbeeld op internet."
)
@click.option("--dry-run", is_flag=True, help="Eerst proberen: laat zien wat er gebeurt en bewaar niets.")
@with_appcontext
def import_file(*, file: Path, source_name: str, public: bool, dry_run: bool) -> None:
    """Lees een CSV of GeoJSON in. Twee keer hetzelfde bestand verandert niets."""
    try:
        source = source_named(source_name)
        click.echo(f"{file.name} lezen …")
        result = read_assets(file, source)
    except ImportRefused as error:
        raise click.ClickException(error.message) from error
    with explained(), unit_of_work():
        report = _write(result, source=source, filename=file.name, public=public or source.known)
        if dry_run:
            database.session.rollback()
    _print(report, dry_run=dry_run)


def _write(result: ImportResult, *, source: Source, filename: str, public: bool) -> ImportReport:
    with click.progressbar(length=STEPS, label="Inlezen", item_show_func=lambda step: step or "") as bar:
        return import_assets(
            result,
            source=source,
            filename=filename,
            already_public=public,
            viewer=ANONYMOUS,
            progress=lambda step: bar.update(1, step),
        )


def _print(report: ImportReport, *, dry_run: bool) -> None:
    click.echo("Dit zou er gebeuren (er is niets bewaard):" if dry_run else "Ingelezen.")
    for label, count in (
        ("nieuw", report.new),
        ("veranderd", report.changed),
        ("hetzelfde", report.unchanged),
        ("niet ingelezen", report.refused),
        ("samen", report.read),
    ):
        click.echo(f"  {label:15} {count:>8}")
    kinds = Counter((issue.reason, issue.action) for issue in report.issues)
    for (reason, action), count in kinds.most_common(SHOWN_ISSUES):
        click.echo(f"  {count:>6} × {reason} {action}")
