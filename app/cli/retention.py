"""`flask retention`: let go what is kept long enough."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from app.cli.transaction import unit_of_work
from app.services.retention import going, let_go


@click.group()
def retention() -> None:
    """Bewaartermijnen."""


@retention.command("run")
@click.option("--dry-run", is_flag=True, help="Laat zien wat er weg zou gaan, en haal niets weg.")
@with_appcontext
def run(*, dry_run: bool) -> None:
    """Haal weg wat lang genoeg is bewaard. Dit gebeurt ook elke nacht vanzelf (Beheer › Taken)."""
    with unit_of_work():
        found = going() if dry_run else let_go()
    click.echo("Dit zou weggaan:" if dry_run else "Dit ging weg:")
    for one in found:
        click.echo(f"  {one.count:>7}  {one.kind.label}")
        for name in one.names:
            click.echo(f"           - {name}")
