"""How long other pages take while a report is made, and how soon it stops when somebody stops it.

Through the real server with two workers and the process for jobs, all on the same cores as the client. The
promises: a report of all wijken within a minute, a median under 100 ms for other pages; the baseline is the
same at rest.
"""

from __future__ import annotations

import http.client
import time
from itertools import cycle

import pytest
from sqlalchemy import select, text

from app import Settings, create_app
from app.database import database
from app.models.operation import Job
from app.models.people import Role
from app.models.reports import Report
from app.services.reports.asking import throw_away
from tests.benchmarks.measuring import Timing, sizes
from tests.benchmarks.serving.server import KEY, served
from tests.factories.reports import ask_for_report
from tests.factories.viewers import make_viewer

PAGES = (
    "/start",
    "/lijst?sort=name",
    "/vragen",
    "/api/v1/assets?limit=200&bbox=6.5,53.2,6.55,53.23",
    "/rapporten",
)
AT_REST = 6.0
PATIENCE = 120
"""Seconds."""


def ask_pages(installation, cookie, goes_on) -> dict[str, list[float]]:
    """Milliseconds of each page, asked one after another as long as `goes_on()`."""
    connection = http.client.HTTPConnection("127.0.0.1", installation.port)
    taken: dict[str, list[float]] = {page: [] for page in PAGES}
    for page in cycle(PAGES):
        if not goes_on():
            break
        begun = time.perf_counter()
        connection.request("GET", page, headers={"Cookie": f"sessie={cookie}"})
        response = connection.getresponse()
        response.read()
        taken[page].append((time.perf_counter() - begun) * 1000)
        assert response.status in {200, 403}, page
    connection.close()
    return taken


def progress_of(app) -> tuple[int, int] | None:
    """How far the job is; None when it is done."""
    with app.app_context():
        found = database.session.execute(
            select(Job.done, Job.total).where(Job.kind == "report", Job.ended_at.is_(None))
        ).one_or_none()
        database.session.rollback()
        return None if found is None else (found.done, found.total)


def ask(app) -> int:
    with app.app_context():
        report_id = ask_for_report(make_viewer(roles=(Role.MANAGER,)), division_key="wijk")
        database.session.commit()
        return report_id


@pytest.mark.process
@pytest.mark.parametrize("count", sizes(20_000))
def test_other_pages_while_a_report_is_made_and_stopping_one(fresh_database_url, tmp_path, measured, count):
    with served(fresh_database_url, count) as (installation, cookie):
        app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key=KEY))
        with app.app_context():
            # As a database does by itself, some minutes after so many records came.
            database.session.execute(text("analyze"))
            database.session.commit()
        until = time.perf_counter() + AT_REST
        at_rest = ask_pages(installation, cookie, lambda: time.perf_counter() < until)

        begun, seen, looked = time.perf_counter(), [], [0.0]
        report_id = ask(app)

        def is_made() -> bool:
            if time.perf_counter() - looked[0] > 0.3:
                looked[0] = time.perf_counter()
                seen.append(progress_of(app))
            return seen[-1] is not None and time.perf_counter() - begun < PATIENCE

        meanwhile = ask_pages(installation, cookie, is_made)
        took = (time.perf_counter() - begun) * 1000
        measured.add("a report of all wijken", count, Timing(took, took), steps=len(set(seen)))
        for page in PAGES:
            measured.add(
                f"meanwhile: {page}", count, Timing.of(meanwhile[page]), baseline=Timing.of(at_rest[page])
            )
        stopping = stop_one(app) * 1000
        measured.add("a report that is stopped", count, Timing(stopping, stopping))

        with app.app_context():
            assert database.session.get_one(Report, report_id).number == 1
            database.session.rollback()
            database.engine.dispose()
        assert len(set(seen)) > 2, "it tells how far it is"


def stop_one(app) -> float:
    """Ask for a second report, throw it away once it is being made; the seconds until nobody makes it."""
    report_id = ask(app)
    while (far := progress_of(app)) is not None and not far[0]:
        time.sleep(0.05)
    begun = time.perf_counter()
    with app.app_context():
        assert throw_away(report_id, make_viewer(roles=(Role.MANAGER,)))
        database.session.commit()
    while progress_of(app) is not None:
        time.sleep(0.05)
    with app.app_context():
        assert database.session.get(Report, report_id) is None
        database.session.rollback()
    return time.perf_counter() - begun
