"""Load the boundaries of gemeente, wijken and buurten, and see which there are."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.areas.boundaries.sentences import STEPS, listing, sentences
from app.cli.transaction import settings, unit_of_work
from app.database import database
from app.models.areas import VintageKind
from app.queries.areas.vintages import all_vintages
from app.services.areas.fetching import fetch_newest
from app.services.areas.loading import Step, load_boundaries
from app.services.areas.report import LoadReport
from geodata.areas import BoundarySet
from importers.boundaries import read_file, read_pdok
from importers.records import ImportRefused

PDOK_SECONDS = 120.0
YEAR = click.IntRange(1995, 2100)

boundaries = AppGroup("boundaries", help="Grenzen van gemeente, wijken en buurten.")


@boundaries.command("load", short_help="Lees grenzen in, van een bestand of van PDOK.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--vintage", type=YEAR, help="Het jaar van de indeling, zoals 2024.")
@click.option("--pdok", is_flag=True, help="Haal de grenzen bij PDOK; zonder --vintage het nieuwste jaar.")
@click.option("--verbose", is_flag=True, help="Laat alles zien, ook lange lijsten.")
@click.option("--dry-run", is_flag=True, help="Eerst proberen: laat zien wat er gebeurt en bewaar niets.")
def load(*, file: Path | None, vintage: int | None, pdok: bool, verbose: bool, dry_run: bool) -> None:
    """Lees de grenzen van een jaar in: GeoPackage, GeoJSON, FlatGeobuf of een zip met een shapefile.

    De grenzen van andere jaren blijven. Dezelfde grenzen nog een keer inlezen verandert niets.
    """
    if (file is None) is not pdok:
        raise click.UsageError("Geef een bestand of --pdok, een van beide.")
    if file is not None and vintage is None:
        raise click.UsageError("Geef met --vintage het jaar van de indeling, zoals --vintage 2024.")
    try:
        found = _read(file, vintage)
        with unit_of_work():
            report = _load(found)
            if dry_run:
                database.session.rollback()
    except ImportRefused as error:
        raise click.ClickException(error.message) from error
    if dry_run:
        click.echo("Dit zou er gebeuren (er is niets bewaard):")
    for line in sentences(report, everything=verbose):
        click.echo(line)


@boundaries.command("list", help="Laat zien welke grenzen er zijn.")
def show_list() -> None:
    """Print a line per vintage; the one that we work with is marked."""
    with unit_of_work():
        lines = [listing(vintage) for vintage in all_vintages()]
    for line in lines or ["Er zijn nog geen grenzen. Laad ze met ‘flask boundaries load --pdok’."]:
        click.echo(line)


def _read(file: Path | None, vintage: int | None) -> BoundarySet:
    municipality = settings().municipality
    click.echo(f"De grenzen van {municipality} lezen…")
    if file is not None and vintage is not None:
        return read_file(file, vintage=vintage, municipality=municipality)
    if vintage is not None:
        return read_pdok(vintage=vintage, municipality=municipality, timeout=PDOK_SECONDS)
    return fetch_newest(municipality=municipality, seconds=PDOK_SECONDS)


def _load(found: BoundarySet) -> LoadReport:
    with click.progressbar(length=len(Step), label="Inlezen", item_show_func=STEPS.get) as bar:

        def tell(step: Step) -> None:
            bar.update(0 if step is Step.STORE else 1, step)

        report = load_boundaries(found, kind=VintageKind.OFFICIAL, tell=tell)
        bar.update(1)
    return report
