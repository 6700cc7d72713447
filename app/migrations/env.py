"""What Alembic runs around each migration: connect, wait for others, run all in one transaction."""

from __future__ import annotations

from alembic import context
from sqlalchemy import NullPool, create_engine, func, select
from sqlalchemy.dialects.postgresql import base as postgresql

from app import models  # noqa: F401 (fills the metadata)
from app.database import Base
from app.types import Point

LOCK = 0x6F70626F7577
"""Number of the advisory lock of migrations ("opbouw")."""

# Else reflection warns that it does not know PostgreSQL's own type.
postgresql.ischema_names["point"] = Point


def run() -> None:
    # No pool: CREATE DATABASE … TEMPLATE waits for every connection that lingers.
    engine = create_engine(context.config.attributes["database_url"], poolclass=NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            compare_type=True,
            compare_server_default=True,
        )
        with context.begin_transaction():
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
            context.run_migrations()


run()
