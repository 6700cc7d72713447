"""`flask demo`: load the demonstration into an empty database, and take it away again."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app import clock
from app.cli.transaction import settings, unit_of_work
from app.demo.clearing import clear_demo
from app.demo.installation import refuse_unless_demo, refuse_unless_empty
from app.demo.loading import DemoReport, load_demo
from app.services.areas.first_load import ensure_areas

SHOWN_BUURTEN = 5
WARNING = (
    "Alles in deze demo gaat weg: de voorbeelden, de demo-accounts en wat er later bij kwam. "
    "Alleen de grenzen en de lijsten met thema's en doelgroepen blijven."
)

demo = AppGroup("demo", help="Voorbeeldgegevens: verzonnen buurtkrachten in echte buurten.")


@demo.command("load", help="Maak van een lege database een demo. Weigert als er al mensen in werken.")
def load() -> None:
    """Make sure that there is a map, then put the demonstration on it."""
    with unit_of_work():
        refuse_unless_empty()
        click.echo(ensure_areas(settings=settings()))
        report = load_demo(today=clock.today())
    for line in report_lines(report):
        click.echo(line)


@demo.command("clear", help="Haal de demo weg, met alles wat erin werd gezet.")
@click.option("--yes", is_flag=True, help="Vraag niet of je het zeker weet.")
def clear(yes: bool) -> None:  # noqa: FBT001 (click gives it by position)
    """Ask, then empty the database."""
    with unit_of_work():
        refuse_unless_demo()
        if not yes:
            click.echo(WARNING)
            click.confirm("Weet je het zeker?", abort=True)
        records = clear_demo()
    click.echo(f"De demo is weg, met {records} buurtkrachten.")


def report_lines(report: DemoReport) -> list[str]:
    """What was loaded, and what was left out because its buurt isn't there."""
    loaded = f"{report.teams} teams, {report.assets} buurtkrachten, {report.sessions} bijeenkomsten"
    lines = [f"De voorbeeldgegevens zijn geladen: {loaded}. Alles is verzonnen."]
    if report.skipped:
        names = ", ".join(report.skipped[:SHOWN_BUURTEN])
        more = ", …" if len(report.skipped) > SHOWN_BUURTEN else ""
        lines.append(
            f"De voorbeelden spelen in Groningen. Er ontbreken {len(report.skipped)} buurten op deze kaart "
            f"({names}{more}). Wat daar hoort, is overgeslagen."
        )
    return lines
