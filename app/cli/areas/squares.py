"""`flask squares load`: where people live within a buurt, for a file that is too large for the page."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.cli.transaction import unit_of_work
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import Vintage, VintageKind
from app.services.areas.dividing.squares import load_squares
from importers.records import ImportRefused
from importers.squares import read_squares

squares = AppGroup("squares", help="Vakken van 100 meter van het CBS: waar in een buurt mensen wonen.")


@squares.command("load", short_help="Lees vakken van 100 meter in.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--vintage", required=True, type=int, help="Bij de grenzen van welk jaar, zoals 2024.")
@click.option("--year", required=True, type=int, help="Het jaar van de aantallen inwoners, zoals 2023.")
@click.option("--source", default="", help="Naam van de bron; anders de naam van het bestand.")
def load(file: Path, vintage: int, year: int, source: str) -> None:
    """Lees een CSV of GeoPackage in met kolommen crs28992res100m en aantal_inwoners.

    Alleen de vakken in de buurten van dat jaar worden bewaard. Een nieuwer bestand komt in de plaats van
    het oude.
    """
    try:
        table = read_squares(file, source=source)
        with unit_of_work():
            known = select(Vintage.id).where(Vintage.kind == VintageKind.OFFICIAL, Vintage.year == vintage)
            report = load_squares(table, vintage_id=database.session.scalar(known) or 0, year=year)
    except (ImportRefused, Invalid, NotFound) as error:
        raise click.ClickException(error.message) from error
    click.echo(
        f"{table.source}: {report.squares} vakken met {report.people} inwoners, bij de grenzen van {vintage}."
    )
    click.echo(f"  {report.secret:>8} × het aantal is geheim; die tellen niet mee")
    click.echo(f"  {report.elsewhere:>8} × ligt buiten deze buurten")
    if table.issues:
        first = table.issues[0]
        click.echo(f"  {len(table.issues)} opmerkingen. De eerste is bij rij {first.row}: {first.reason}")
