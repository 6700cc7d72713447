"""A database server that died is started again, while the web server keeps answering."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from app.cluster import Cluster
from app.exceptions import ClusterError

INTERVAL = 0.5
"""Seconds; one look costs two small reads."""

log = logging.getLogger(__name__)


@contextmanager
def watching(cluster: Cluster | None) -> Iterator[None]:
    """Keep the cluster up while the block runs; nothing to do for a served database."""
    if cluster is None:
        yield
        return
    done = Event()
    thread = Thread(target=_watch, args=(cluster, done), name="watchdog", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _watch(cluster: Cluster, done: Event) -> None:
    while not done.wait(INTERVAL):
        if not cluster.is_up():
            log.warning("The database server died; starting it again")
            try:
                cluster.ensure_up()
            except ClusterError as error:
                log.error("%s", error.message)  # noqa: TRY400 (the message says it; it is tried again)
