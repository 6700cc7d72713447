"""`flask backup` and `flask restore`: everything in one file, and back into an empty installation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from app import clock, cluster, migrations
from app.cli.areas.boundaries.sentences import count
from app.cli.transaction import bring_up_to_date, connected, settings
from app.services.backups.connection import plain_connection
from app.services.backups.restoring import load, make_empty, opened
from app.services.backups.writing import name_of, rotate, write_backup

NEWER = "Deze reservekopie is van een nieuwere Opbouwkaart. Gebruik die versie, of een nieuwere."


@click.command("backup", short_help="Maak een reservekopie in één bestand.")
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    help="Bewaar in deze map de nieuwste zoveel kopieën, en haal oudere weg.",
)
@with_appcontext
def backup(target: Path, keep: int | None) -> None:
    """Maak een reservekopie van alles, terwijl iedereen gewoon doorwerkt.

    TARGET is een nieuw bestand, of een map: dan krijgt de kopie een naam met dag en tijd. Bewaar haar op een
    andere computer. Wie het bestand heeft, kan alles lezen.
    """
    if keep and not target.is_dir():
        raise click.UsageError("--keep werkt alleen met een map.")
    file = target / name_of(clock.now()) if target.is_dir() else target
    url = cluster.database_url(settings())
    with connected():
        bring_up_to_date()
        with plain_connection(url) as connection, _telling("Bewaren") as tell:
            manifest = write_backup(connection, file, tell=tell)
    size = f"{file.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    click.echo(f"Bewaard in {file}: {count(manifest.rows, 'rij', 'rijen')}, {size} MB.")
    if keep:
        gone = rotate(target, keep=keep)
        click.echo(f"Weggehaald: {count(len(gone), 'oude kopie', 'oude kopieën')}.")


@click.command("restore", short_help="Zet een reservekopie terug in een lege installatie.")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def restore(file: Path) -> None:
    """Zet een reservekopie terug. Alleen in een lege installatie, en alleen als het helemaal lukt."""
    with connected(), opened(file) as (archive, manifest):
        url = cluster.database_url(settings())
        if not migrations.knows(url, manifest.revision):
            raise click.ClickException(NEWER)
        with plain_connection(url) as connection:
            make_empty(connection)
        migrations.upgrade(url, manifest.revision)
        with plain_connection(url) as connection, _telling("Terugzetten") as tell:
            load(connection, archive, manifest, tell=tell)
        migrations.upgrade(url)
    made = datetime.fromisoformat(manifest.made_at).astimezone(clock.LOCAL_ZONE)
    rows = count(manifest.rows, "rij", "rijen")
    click.echo(f"Teruggezet: {rows}, de kopie van {made:%d-%m-%Y, %H.%M} uur.")


@contextmanager
def _telling(label: str) -> Iterator[Callable[[int, int], None]]:
    with click.progressbar(length=100, label=label) as bar:

        def tell(done: int, total: int) -> None:
            bar.update(round(100 * done / total) - bar.pos)

        yield tell
