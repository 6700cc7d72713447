"""A connection of its own: a backup reads one snapshot, and COPY is no thing of the ORM."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL
from sqlalchemy.engine import make_url


@contextmanager
def plain_connection(address: str | URL) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the driver itself to a database of SQLAlchemy's `address`, in no transaction."""
    url = make_url(address).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        yield connection
