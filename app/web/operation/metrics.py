"""Counts for Prometheus, of all processes of this installation together.

Each process writes its own files in `DATA_DIR/metrics`; whichever is asked reads those of all. Without
METRICS_TOKEN nothing is counted and there is no such address.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import event

from app.config import Settings
from app.database import database

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Seconds."""
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What is counted."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
        # Which kind of counter it makes is decided when it is imported.
        import prometheus_client as library  # noqa: PLC0415
        from prometheus_client import multiprocess  # noqa: PLC0415

        self._library, self._collector = library, multiprocess.MultiProcessCollector
        ours: dict[str, Any] = {"registry": library.CollectorRegistry(), "namespace": "opbouwkaart"}
        self.requests = library.Counter(
            "requests", "Requests by route and outcome", ["method", "route", "status"], **ours
        )
        self.seconds = library.Histogram(
            "request_seconds", "How long requests took", ["route"], buckets=BUCKETS, **ours
        )
        self.connections = library.Gauge(
            "database_connections",
            "Connections to the database, of the web workers",
            ["state"],
            multiprocess_mode="livesum",
            **ours,
        )
        self.jobs = library.Counter("jobs", "Jobs by outcome", ["kind", "state"], **ours)
        self.job_ended = library.Gauge(
            "job_ended_seconds", "When a job ended last", ["kind", "state"], multiprocess_mode="max", **ours
        )

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request more."""
        self.requests.labels(method, route, f"{status // 100}xx").inc()
        self.seconds.labels(route).observe(seconds)

    def count_job(self, kind: str, state: str) -> None:
        """One job more that ended."""
        self.jobs.labels(kind, state).inc()
        self.job_ended.labels(kind, state).set_to_current_time()

    def watch(self, pool: Any) -> None:
        """Keep the number of connections of this process's pool."""

        def note(returned: int) -> None:
            self.connections.labels("used").set(pool.checkedout() - returned)
            self.connections.labels("idle").set(pool.checkedin() + returned)

        event.listen(pool, "checkout", lambda *_: note(0))
        # It is told of a return before the pool counts it.
        event.listen(pool, "checkin", lambda *_: note(1))

    def text(self) -> bytes:
        """All of it, in the format of Prometheus."""
        for file in self.folder.glob("gauge_live*.db"):
            _forget_the_dead(file)
        registry = self._library.CollectorRegistry()
        self._collector(registry, path=str(self.folder))
        return bytes(self._library.generate_latest(registry))

    def begin_anew(self) -> None:
        """Throw away what we counted so far, and processes that are no more: a restart counts from nought."""
        for file in self.folder.glob("*.db"):
            _forget_the_dead(file)
        for file in self.folder.glob(f"*_{os.getpid()}.db"):
            file.unlink()


def _forget_the_dead(file: Path) -> None:
    number = re.search(r"_(\d+)\.db$", file.name)
    if number and not Path(f"/proc/{number[1]}").exists() and Path("/proc/self").exists():
        with suppress(FileNotFoundError):
            file.unlink()


def init_app(app: Flask) -> None:
    """Count, when somebody may ask."""
    settings: Settings = app.extensions["settings"]
    if not settings.metrics_token:
        return
    metrics = app.extensions["metrics"] = Metrics(settings.data_dir / "metrics")
    with app.app_context():
        metrics.watch(database.engine.pool)
