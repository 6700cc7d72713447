"""`flask check`: how this installation stands, with advice."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from flask.cli import with_appcontext

from app import cluster
from app.cli.condition.findings import Finding, Level, wrong
from app.cli.condition.inside import inside
from app.cli.condition.outside import outside
from app.cli.transaction import connected, settings


@click.command("check", short_help="Kijk of alles in orde is.")
@click.option(
    "--backups",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="De map met reservekopieën; anders BACKUP_DIR.",
)
@click.option("--json", "as_json", is_flag=True, help="Voor een programma dat meekijkt.")
@with_appcontext
def check(backups: Path | None, *, as_json: bool) -> None:
    """Kijk naar sleutel, rechten, schijf, reservekopie, database, klok, beheerders, grenzen en taken.

    Verandert niets. De uitkomst is 1 als er iets fout is, anders 0.
    """
    found = [*outside(settings(), backups or settings().backup_dir), *_database()]
    click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False) if as_json else _told(found))
    raise SystemExit(any(one.level is Level.WRONG for one in found))


def _database() -> list[Finding]:
    if not cluster.is_made(settings()):
        return [wrong("Database", "die is er nog niet", "Start Opbouwkaart één keer: flask serve")]
    try:
        with connected():
            return list(inside(settings()))
    except click.ClickException as error:
        return [wrong("Database", "start niet", error.message)]


def _told(found: list[Finding]) -> str:
    lines = []
    for one in found:
        lines.append(f"{one.level:<7} {one.subject}: {one.words}")
        if one.advice:
            lines.append(f"{'':7} → {one.advice}")
    return "\n".join(lines)
