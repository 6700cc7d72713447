"""`flask reports`: make a report without the pages, and see which there are."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.transaction import unit_of_work
from app.documents.reports.putting import EDITIONS, SECTIONS
from app.models.areas import AreaLevel
from app.models.people import Role
from app.models.reports import Edition, FileKind
from app.policy import Viewer
from app.queries.coverage.divisions import divisions
from app.queries.reports.listed import Listed, bytes_of, file_name, files_of, numbered, reports
from app.queries.reports.quarters import period_name, quarter
from app.rhythms.dutch import day_words
from app.services.reports.asking import ask_report
from app.services.reports.freezing import freeze

OPERATOR = Viewer(roles=frozenset({Role.ADMIN}))
"""Who types a command: an administrator of the machine, and nobody in particular."""

reports_group = AppGroup("reports", help="Kwartaalrapporten: maken, opsommen en tonen.")


@reports_group.command("make", help="Maak een rapport over een kwartaal en zet het vast.")
@click.option("--quarter", "code", required=True, help="Het kwartaal, zoals 2026Q3.")
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="De map waarin de bestanden komen; zij wordt gemaakt.",
)
@click.option(
    "--division",
    "key",
    default=AreaLevel.WIJK.value,
    show_default=True,
    help="Met welke grenzen: buurt, wijk, gemeente of set-NUMMER.",
)
@click.option("--region", "regions", multiple=True, help="Alleen dit deel (code). Mag vaker.")
@click.option(
    "--section",
    "sections",
    multiple=True,
    type=click.Choice(list(SECTIONS)),
    help="Alleen dit onderdeel. Mag vaker.",
)
@click.option("--public", is_flag=True, help="De uitgave voor iedereen: alleen wat openbaar is.")
@click.option("--corrects", type=int, help="Het nummer van het rapport dat dit verbetert.")
def make(
    code: str,
    folder: Path,
    key: str,
    regions: tuple[str, ...],
    sections: tuple[str, ...],
    *,
    public: bool,
    corrects: int | None,
) -> None:
    """Freeze it, and write its files when it is committed."""
    with unit_of_work():
        named = quarter(code)
        report_id = ask_report(
            since=named.since,
            until=named.until,
            division_key=key,
            codes=regions,
            sections=sections or tuple(SECTIONS),
            edition=Edition.PUBLIC if public else Edition.COLLEAGUES,
            corrects_id=numbered(corrects).id if corrects else None,
            viewer=OPERATOR,
        )
        number = freeze(report_id)
        made = {kind: bytes_of(report_id, kind) for kind in FileKind if kind is not FileKind.DATA}
        name = file_name(numbered(number))
    folder.mkdir(parents=True, exist_ok=True)
    for kind, content in made.items():
        path = folder / f"{name}.{kind.value}"
        path.write_bytes(content)
        click.echo(path)
    click.echo(f"Rapport nummer {number} is vastgezet.")


@reports_group.command("list", help="Welke rapporten er zijn, het nieuwste eerst.")
def list_reports() -> None:
    """A line for each."""
    with unit_of_work():
        lines = [_line(one) for one in reports()]
    for line in lines or ["Er is nog geen rapport. Maak er een met ‘flask reports make’."]:
        click.echo(line)


@reports_group.command("show", help="Wat een rapport is, en de hash van elk bestand.")
@click.argument("number", type=int)
def show(number: int) -> None:
    """Everything about one but its contents."""
    with unit_of_work():
        found = numbered(number)
        names = {one.key: one.name for one in divisions()}
        lines = [
            _line(found),
            f"Grenzen: {names.get(found.division, found.division)}, {found.vintage}",
            *([f"Delen: {', '.join(found.regions)}"] if found.regions else []),
            f"Onderdelen: {', '.join(SECTIONS[key] for key in found.sections)}",
            *([f"Verbetert nummer {found.corrects}."] if found.corrects else []),
            *([f"Verbeterd door nummer {found.corrected_by}."] if found.corrected_by else []),
            *(f"{one.kind.value:5} {one.size:>9} {one.sha256}" for one in files_of(found.id)),
        ]
    for line in lines:
        click.echo(line)


def _line(one: Listed) -> str:
    stands = f"vastgezet op {day_words(one.made_on)}" if one.made_on else (one.problem or "wacht")
    number = f"nummer {one.number}" if one.number else "nog zonder nummer"
    return f"{number}: {period_name(one.since, one.until)}, {EDITIONS[one.edition]}, {stands}"
