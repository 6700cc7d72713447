"""`flask db`: the schema of the database."""

from __future__ import annotations

import click
from alembic import command
from alembic.util import CommandError
from flask.cli import AppGroup

from app import cluster, migrations
from app.cli.transaction import bring_up_to_date, connected, settings

db = AppGroup("db", help="Het schema van de database.")


@db.command("upgrade", help="Werk het schema bij naar deze versie van Opbouwkaart.")
def upgrade() -> None:
    """Migrate, on an embedded and on a served database."""
    with connected():
        url = cluster.database_url(settings())
        if migrations.is_current(url):
            click.echo("Het schema is al bij.")
            return
        migrations.upgrade(url)
        click.echo("Het schema is bijgewerkt.")


@db.command("check", help="Kijk of het schema en de modellen gelijk zijn (voor ontwikkelaars).")
def check() -> None:
    """Fail when a model changed without a migration."""
    with connected():
        url = cluster.database_url(settings())
        bring_up_to_date()
        try:
            command.check(migrations.configuration(url))
        except CommandError as error:
            raise click.ClickException(f"De modellen en de migraties verschillen: {error}") from error


@db.command("revision", help="Schrijf een migratie voor wat er aan de modellen veranderde.")
@click.option("-m", "--message", required=True, help="Wat de migratie doet, in het Engels.")
def revision(message: str) -> None:
    """Write the next migration; read it before you keep it."""
    with connected():
        url = cluster.database_url(settings())
        bring_up_to_date()
        number = len(list(migrations.FOLDER.glob("versions/[0-9]*.py"))) + 1
        command.revision(
            migrations.configuration(url), message=message, autogenerate=True, rev_id=f"{number:04}"
        )
