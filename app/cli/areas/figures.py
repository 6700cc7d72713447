"""`flask figures load`: the key figures of buurten and wijken of a year."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.cli.transaction import unit_of_work
from app.exceptions import Invalid
from app.services.areas.figures import load_figures
from importers.figures import FigureTable, read_figure_file, read_statline
from importers.records import ImportRefused

SHOWN = 10

figures = AppGroup("figures", help="Kerncijfers van wijken en buurten (KWB) van het CBS.")


@figures.command("load", short_help="Lees kerncijfers in.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--year", required=True, type=int, help="Het jaar van de cijfers, zoals 2024.")
@click.option("--statline", is_flag=True, help="Haal ze op bij StatLine in plaats van uit een bestand.")
@click.option("--source", default="", help="Naam van de bron; anders de naam van het bestand.")
def load(file: Path | None, year: int, source: str, *, statline: bool) -> None:
    """Lees een CSV met een kolom buurtcode en kolommen van het CBS, of haal alles op bij StatLine.

    De grenzen van dat jaar moeten er zijn. Wat onbekend is, blijft onbekend, met de reden.
    """
    if statline is (file is not None):
        raise click.UsageError("Noem een bestand, of geef --statline. Niet allebei.")
    try:
        table = _read(file, year=year, source=source)
        with unit_of_work():
            report = load_figures(table)
    except (ImportRefused, Invalid) as error:
        raise click.ClickException(error.message) from error
    click.echo(f"{table.source}: {report.figures} cijfers bij {report.areas} gebieden.")
    for reason, count in report.unknown.most_common(SHOWN):
        click.echo(f"  {count:>8} × onbekend: {reason}")
    if report.elsewhere:
        few = ", ".join(report.elsewhere[:SHOWN])
        click.echo(f"  {len(report.elsewhere)} gebieden kennen we niet in dat jaar: {few}")
    if table.issues:
        first = table.issues[0]
        click.echo(f"  {len(table.issues)} rijen overgeslagen. De eerste is rij {first.row}: {first.reason}")


def _read(file: Path | None, *, year: int, source: str) -> FigureTable:
    if file is not None:
        return read_figure_file(file, year=year, source=source)
    return read_statline(year=year, municipality=current_app.extensions["settings"].municipality)
