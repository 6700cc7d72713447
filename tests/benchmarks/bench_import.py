"""Reading in a CSV of 100,000 rows, beside a bare COPY of the same rows: rows a second, and the most memory.

A list is read by a process of its own, so that its peak is that of this reading; the database is another.
Seconds on a processor, of that process and of the database, say more than those on the clock where others are
at work too. IMPORT_ROWS chooses another number, such as 1000000.
"""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from sqlalchemy import text

from app import Settings, create_app
from app.database import database
from app.models.areas import VintageKind
from app.models.people import Role
from app.policy import ANONYMOUS, Viewer
from app.services.areas.loading import load_boundaries
from app.services.imports.assets import import_assets
from app.services.imports.turning_back import turn_back
from geodata.areas import BoundarySet
from geodata.crs import to_wgs84
from geodata.schematic import GRONINGEN_FACTS, SOURCE, cells
from geodata.schematic.facts import read_facts
from importers.assets import Reading, source_named
from importers.assets.reading.limits import Limits
from tests.benchmarks.country import rows
from tests.benchmarks.measuring import SHORT, SMALL

ROWS = int(os.environ.get("IMPORT_ROWS", SMALL if SHORT else 100_000))
LIMITS = Limits(megabytes=1_000, rows=2_000_000)
HEADINGS = ("id", "naam", "omschrijving", "soort", "thema", "doelgroep", "zoekwoorden", "lat", "lon")
KINDS = {"initiative": "initiatief", "network": "netwerk", "organisation": "organisatie", "place": "plek"}
THEMES = ("ontmoeten", "eten", "sport", "cultuur", "groen", "taal", "geld", "mantelzorg", "jeugd")
AUDIENCES = ("ouderen", "jongeren", "kinderen", "iedereen")
ADMIN = Viewer(roles=frozenset({Role.ADMIN}))


def listed(count: int) -> Iterator[tuple[object, ...]]:
    """Rows of HEADINGS, clustered as people live."""
    areas = cells(read_facts(GRONINGEN_FACTS))
    centres = np.array([area.label_point for area in areas if area.level == "buurt"])
    made = list(rows(count, centres, [1]))
    spots = np.array([[float(part) for part in str(row[10]).strip("()").split(",")] for row in made])
    lon, lat = to_wgs84(spots[:, 0], spots[:, 1])
    for number, row in enumerate(made):
        yield (
            number,
            row[1],
            row[3],
            KINDS[str(row[4])],
            THEMES[number % len(THEMES)],
            AUDIENCES[number % len(AUDIENCES)],
            " ".join(row[7]),
            f"{lat[number]:.6f}",
            f"{lon[number]:.6f}",
        )


@contextmanager
def application(url: str, folder: Path) -> Iterator[None]:
    """The application of this process, on a database of this run."""
    settings = Settings(database_url=url, data_dir=folder, secret_key="only for tests")
    with create_app(settings).app_context():
        yield
        database.session.commit()
        print(f"\n    {_of_database():.1f} s on a processor by PostgreSQL", end="")  # noqa: T201
        database.session.close()
        database.engine.dispose()


def _of_database() -> float:
    """Seconds that the process of this connection was on a processor; nan when it is on another machine."""
    about = Path(f"/proc/{database.session.scalar(text('select pg_backend_pid()'))}/stat")
    if not about.exists():
        return float("nan")
    ticks = about.read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def apart(work: Callable[[], None]) -> tuple[float, float, float]:
    """Seconds on the clock and on a processor, and peak of memory (MB), of what a process of its own does."""
    start, child = time.perf_counter(), os.fork()
    if not child:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    _, status, usage = os.wait4(child, 0)
    assert status == 0
    taken = time.perf_counter() - start
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def test_a_long_list(fresh_database_url, tmp_path):
    path = tmp_path / "lijst.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(listed(ROWS))

    def prepare():
        with application(fresh_database_url, tmp_path):
            areas = cells(read_facts(GRONINGEN_FACTS))
            load_boundaries(BoundarySet(vintage=2024, source=SOURCE, areas=areas), kind=VintageKind.SCHEMATIC)

    def copy():
        with application(fresh_database_url, tmp_path):
            cursor = database.session.connection().connection.cursor()
            cursor.execute("create table bare (" + ", ".join(f"{name} text" for name in HEADINGS) + ")")
            with cursor.copy("copy bare from stdin (format csv, delimiter ';', header)") as into:
                into.write(path.read_bytes())

    def only_read():
        reading = Reading(path, source_named("bench"), limits=LIMITS)
        assert sum(1 for _ in reading.records) == ROWS

    def read_in(source="bench"):
        with application(fresh_database_url, tmp_path):
            known = source_named(source)
            reading = Reading(path, known, limits=LIMITS)
            report = import_assets(
                reading, source=known, filename=path.name, already_public=False, viewer=ANONYMOUS
            )
            assert report.new + report.unchanged + report.refused == ROWS
            print(f"\n  {report.new:,} new, {report.unchanged:,} the same, {report.alike:,} alike", end="")  # noqa: T201

    def undo():
        with application(fresh_database_url, tmp_path):
            run = database.session.scalar(text("select max(id) from import_runs"))
            assert turn_back(run_id=run, viewer=ADMIN).kept == ()

    apart(prepare)
    bare, *_ = apart(copy)
    print(f"\n{ROWS:,} rows; bare COPY {bare:.2f} s, {ROWS / bare:,.0f} rows a second")  # noqa: T201
    for words, work in (
        ("only reading the file", only_read),
        ("read in, all new", read_in),
        ("the same list again", read_in),
        ("another list of the same things", lambda: read_in("other")),
        ("turned back", undo),
    ):
        taken, busy, most = apart(work)
        print(  # noqa: T201
            f"\n  {words}: {taken:.1f} s, {ROWS / taken:,.0f} rows a second, {taken / bare:.0f} times COPY,"
            f" {busy:.1f} s on a processor by Python, at most {most:.0f} MB",
            end="",
        )
