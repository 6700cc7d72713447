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

FOLDER = Path(__file__).parent


def configuration(database_url: str) -> Config:
    """Alembic's configuration for one database."""
    config = Config(attributes={"database_url": database_url})
    # A per cent sign in a path would be read as interpolation.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database_url: str) -> None:
    """Bring the schema up to date; does nothing when it is."""
    if not is_current(database_url):
        command.upgrade(configuration(database_url), "head")


def is_current(database_url: str) -> bool:
    """Whether the database has every migration that this version of the program has."""
    heads = set(ScriptDirectory.from_config(configuration(database_url)).get_heads())
    # No pool: CREATE DATABASE … TEMPLATE waits for every connection that lingers.
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == heads
