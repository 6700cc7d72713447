"""`flask divisions`: other divisions of the municipality, such as its own gebieden."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.cli.transaction import unit_of_work
from app.database import database
from app.models.areas import AreaSet
from app.services.areas.dividing.from_lists import load_division
from importers.area_sets import read_division
from importers.records import ImportRefused

divisions = AppGroup("divisions", help="Andere indelingen van de gemeente, zoals de eigen gebieden.")


@divisions.command("load", short_help="Lees een indeling in.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Hoe de indeling heet, zoals ‘Gebieden van de gemeente’.")
@click.option("--source", default="", help="Waar de indeling vandaan komt.")
def load(file: Path, name: str, source: str) -> None:
    """Lees een CSV in met een kolom gebied en een kolom buurtcode.

    Dezelfde naam komt in de plaats van de oude.
    """
    try:
        division = read_division(file)
    except ImportRefused as error:
        raise click.ClickException(error.message) from error
    with unit_of_work():
        stored = load_division(division, name=name, source=source or file.name)
        click.echo(
            f"{stored.name}: {len(division.groups)} gebieden ingelezen. Je kiest ze bij Meer op de kaart."
        )


@divisions.command("list", short_help="Welke indelingen er zijn.")
def show() -> None:
    """Noem elke indeling met haar gebieden."""
    with unit_of_work():
        for division in database.session.scalars(select(AreaSet).order_by(AreaSet.name)):
            click.echo(
                f"{division.name} ({division.source}): {', '.join(group.name for group in division.groups)}"
            )
