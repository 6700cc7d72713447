"""The embedded PostgreSQL: found, made, started, shared and stopped without anybody noticing.

`running(settings)` is all that a command needs; `database_url(settings)` tells where the database is
without starting anything. With `DATABASE_URL` there is no cluster of ours and both step aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL

from app.cluster.locks import Use, gate
from app.cluster.owner import find_owner
from app.cluster.places import Places, find_places
from app.cluster.programs import find_programs
from app.cluster.server import DATABASE, ROLE, Server
from app.cluster.signals import ending_in_order, undisturbed
from app.config import Settings

__all__ = ["Cluster", "address", "database_url", "is_made", "running"]


class Cluster:
    """A handle on the running cluster, for who wants it up again after a crash."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def is_up(self) -> bool:
        """Whether the server's process lives; cheap enough to ask every second."""
        return self._server.is_up()

    def ensure_up(self) -> None:
        """Start the server again when it died; raises ClusterError."""
        with gate(self._server.places.home):
            self._server.ensure_up()


def database_url(settings: Settings) -> str:
    """The address for SQLAlchemy, also when nothing runs yet."""
    return settings.database_url or address(find_places(settings.data_dir))


def is_made(settings: Settings) -> bool:
    """Whether there is a database already; of one that is served by others we can't tell and say yes."""
    data = find_places(settings.data_dir).data
    return settings.database_url is not None or (data / "PG_VERSION").exists()


def address(places: Places, *, role: str = ROLE, database: str = DATABASE) -> str:
    """The address of a database of the cluster."""
    # The port is named because libpq would otherwise read PGPORT.
    where = {"host": str(places.sockets), "port": "5432"}
    url = URL.create("postgresql+psycopg", username=role, database=database, query=where)
    return url.render_as_string(hide_password=False)


@contextmanager
def running(settings: Settings, *, durable: bool = True) -> Iterator[Cluster | None]:
    """The database is there as long as the block runs; None when it is served by somebody else.

    Starts or joins the cluster of `settings.data_dir`; the last process out stops it. Meanwhile SIGTERM
    ends this process in order. Raises ClusterError with a Dutch sentence.
    """
    if settings.database_url:
        yield None
        return
    places = find_places(settings.data_dir)
    with ending_in_order():
        server = Server(places=places, programs=find_programs(find_owner()), durable=durable)
        use: Use | None = None
        try:
            with undisturbed(), gate(places.home):
                use = Use(places.home)
                server.ensure_up()
            yield Cluster(server)
        finally:
            with undisturbed():
                _leave(server, use)


def _leave(server: Server, use: Use | None) -> None:
    if use is None:
        return
    with gate(server.places.home):
        try:
            if use.is_last():
                server.stop()
        finally:
            use.release()
