"""`flask postcodes load`: a table of postcodes, so that an address says something without a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.areas.boundaries.sentences import count
from app.cli.transaction import unit_of_work
from app.services.areas.postcodes import PostcodeReport, load_postcodes
from importers.postcodes import PostcodeTable, read_postcodes
from importers.records import ImportRefused

SHOWN = 10

postcodes = AppGroup("postcodes", help="Postcodes met hun plek, om adressen te vinden zonder netwerk.")


@postcodes.command("load", short_help="Lees een CSV met postcodes in.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--source", default="", help="Naam van de bron, zoals ‘CBS 2025’; anders de naam van het bestand."
)
def load(file: Path, source: str) -> None:
    """Lees postcodes in uit een CSV of TSV met een kolom postcode en een plek (lon en lat, of rd_x en rd_y).

    Een nieuwe lijst komt in de plaats van de oude. Dezelfde lijst nog een keer inlezen verandert niets.
    """
    try:
        table = _read(file, source)
    except ImportRefused as error:
        raise click.ClickException(error.message) from error
    click.echo("Opslaan …")
    with unit_of_work():
        report = load_postcodes(table)
    for line in _sentences(table, report):
        click.echo(line)


def _read(file: Path, source: str) -> PostcodeTable:
    with click.progressbar(length=100, label=f"{file.name} lezen") as bar:

        def tell(share: float) -> None:
            bar.update(round(100 * share) - bar.pos)

        table = read_postcodes(file, source=source, tell=tell)
        tell(1.0)
    return table


def _sentences(table: PostcodeTable, report: PostcodeReport) -> Iterator[str]:
    if report.unchanged:
        yield f"Deze postcodes stonden er al zo ({report.kept}, uit {table.source}). Er is niets veranderd."
    else:
        yield f"Ingelezen uit {table.source}: {count(len(table.points), 'postcode', 'postcodes')}."
        counts = (
            ("nieuw", report.added),
            ("op een andere plek", report.moved),
            ("hetzelfde", report.kept),
            ("weg, stonden niet meer in de lijst", report.removed),
        )
        yield from (f"  {number:>8} {label}" for label, number in counts if number)
    if table.refused:
        yield f"Niet ingelezen: {table.refused} van de {count(table.rows, 'rij', 'rijen')}."
    alike = Counter(issue.reason for issue in table.issues)
    examples = {issue.reason: issue for issue in reversed(table.issues)}
    for reason, times in alike.most_common(SHOWN):
        row = examples[reason].row
        yield f"  {times:>8} × {reason}" + (f" De eerste is rij {row}." if row else "")
