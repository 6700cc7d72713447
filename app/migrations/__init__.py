"""The history of the schema, run from the program: there is no alembic.ini and no `alembic` to learn.

Works on the embedded and on a served PostgreSQL alike; two processes that migrate at once wait for
each other by an advisory lock (see `env.py`).
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import OperationalError

from app.exceptions import ConfigurationError

FOLDER = Path(__file__).parent


def configuration(database_url: str) -> Config:
    """Alembic's configuration for one database."""
    config = Config(attributes={"database_url": database_url})
    # A per cent sign in a path would be read as interpolation.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database_url: str, revision: str = "head") -> None:
    """Bring the schema up to date, or to an earlier migration; nothing happens when it is up to date.

    Raises as `is_current`.
    """
    if not is_current(database_url):
        command.upgrade(configuration(database_url), revision)


def is_current(database_url: str) -> bool:
    """Whether the database has every migration of this program.

    Raises ConfigurationError when it can't be reached, or was migrated by a newer program.
    """
    scripts = ScriptDirectory.from_config(configuration(database_url))
    found = _applied(database_url)
    unknown = found - {script.revision for script in scripts.walk_revisions()}
    if unknown:
        raise ConfigurationError(
            "De database is bijgewerkt door een nieuwere Opbouwkaart dan deze. "
            "Gebruik die nieuwere versie, of zet een reservekopie terug."
        )
    return found == set(scripts.get_heads())


def knows(database_url: str, revision: str) -> bool:
    """Whether this program has that migration."""
    scripts = ScriptDirectory.from_config(configuration(database_url))
    return revision in {script.revision for script in scripts.walk_revisions()}


def _applied(database_url: str) -> set[str]:
    # No pool: CREATE DATABASE … TEMPLATE waits for every connection that lingers.
    engine = create_engine(database_url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return set(MigrationContext.configure(connection).get_current_heads())
    except OperationalError as error:
        where = engine.url.render_as_string(hide_password=True)
        raise ConfigurationError(
            f"De database {where} is niet te bereiken. Klopt DATABASE_URL? Draait de server?\n{error.orig}"
        ) from error
