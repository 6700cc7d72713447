"""Around every command: the database is up, migrated, and what was done is committed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app

from app import cluster, migrations
from app.cluster import Cluster
from app.config import Settings
from app.database import database
from app.exceptions import ConfigurationError, OpbouwkaartError


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Run a command's work on the migrated database and commit it; nothing is kept after an error.

    Needs the application context that Flask gives to its commands. An OpbouwkaartError ends the command
    with its sentence and exit code 1.
    """
    with connected():
        bring_up_to_date()
        yield
        database.session.commit()


@contextmanager
def connected() -> Iterator[Cluster | None]:
    """Start or join the embedded cluster; gives its handle, or None when the database is served."""
    with explained(), cluster.running(settings()) as handle:
        try:
            yield handle
        finally:
            disconnect()


@contextmanager
def explained() -> Iterator[None]:
    """An error of ours ends the command with its sentence and exit code 1, without a traceback."""
    try:
        yield
    except OpbouwkaartError as error:
        raise click.ClickException(error.message) from error


def bring_up_to_date() -> None:
    """Migrate a database of our own; raises ConfigurationError when a served one is behind."""
    url = cluster.database_url(settings())
    if settings().database_url is None:
        migrations.upgrade(url)
    elif not migrations.is_current(url):
        raise ConfigurationError(
            "De database is van een oudere Opbouwkaart. Maak een reservekopie, "
            "draai dan ‘flask db upgrade’ en start opnieuw."
        )


def disconnect() -> None:
    """Close every connection of this process, so that the server can stop and workers start clean."""
    database.session.close()
    database.engine.dispose()


def settings() -> Settings:
    """The settings of the application that the command belongs to."""
    found: Settings = current_app.extensions["settings"]
    return found
