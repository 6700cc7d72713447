"""A viewport through the real server with two workers, as a share of the same run's ping; and saving.

`ping` is `/health`: the whole stack with one question to the database. The client runs on the same cores and
takes its share of both. Nothing here fails for being slow, only for another status than 200.
"""

from __future__ import annotations

import http.client
import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from geodata.crs import to_wgs84
from geodata.schematic import GRONINGEN_FACTS, cells
from geodata.schematic.facts import read_facts
from tests.benchmarks.country import fill
from tests.benchmarks.measuring import SHORT, Timing, sizes, timed
from tests.benchmarks.serving.server import served
from tests.factories.people import make_user, viewer_of
from tests.factories.record import make_asset
from tests.integration.platform.installation import Installation

CONNECTIONS = 4
SECONDS = 0.2 if SHORT else 4.0
SIZES = sizes(5_000, 100_000, 1_000_000)
LIMIT = 500


def boxes(count: int) -> Iterator[str]:
    """Views as wide as a few hundred records need, around the centres of buurten, never twice the same."""
    chance = np.random.default_rng(5)
    centres = [area.label_point for area in cells(read_facts(GRONINGEN_FACTS)) if area.level == "buurt"]
    half = 1_500 * (5_000 / count) ** 0.5
    while True:
        x, y = centres[int(chance.integers(len(centres)))] + chance.normal(0, 200, 2)
        (west, south), (east, north) = to_wgs84(x - half, y - half), to_wgs84(x + half, y + half)
        yield f"{west:.6f},{south:.6f},{east:.6f},{north:.6f}"


def per_second(installation: Installation, cookie: str, paths: Iterator[str]) -> tuple[float, Timing]:
    """Answers a second over a few connections, and what one took."""
    until = time.perf_counter() + SECONDS

    def ask(own: Iterator[str]) -> list[float]:
        connection = http.client.HTTPConnection("127.0.0.1", installation.port)
        taken = []
        while (begun := time.perf_counter()) < until:
            connection.request(
                "GET", next(own), headers={"Cookie": f"sessie={cookie}", "Accept-Encoding": "identity"}
            )
            response = connection.getresponse()
            response.read()
            assert response.status == 200
            taken.append((time.perf_counter() - begun) * 1000)
        connection.close()
        return taken

    asked = [[next(paths) for _ in range(2_000)] for _ in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        taken = [one for own in pool.map(ask, map(itertools.cycle, asked)) for one in own]
    return len(taken) / SECONDS, Timing.of(taken)


def memory_of(installation: Installation) -> list[int]:
    """Megabytes of each process of the server that holds more than fifty."""
    found = []
    for line in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"DATA_DIR={installation.data_dir}\0".encode() in line.read_bytes():
                status = (line.parent / "status").read_text()
                found.append(int(status.split("VmRSS:")[1].split()[0]) // 1024)
        except (OSError, IndexError):
            continue
    return sorted((one for one in found if one > 50), reverse=True)


@pytest.mark.process
@pytest.mark.parametrize("count", SIZES)
def test_a_viewport_as_a_share_of_ping(fresh_database_url, count, measured):
    def same(path: str) -> Callable[[], Iterator[str]]:
        return lambda: itertools.repeat(path)

    box = next(boxes(count))
    viewport = f"/api/v1/assets?limit={LIMIT}&bbox={{}}"
    ways: dict[str, Callable[[], Iterator[str]]] = {
        "ping": same("/health"),
        "features, another box each time": lambda: map(viewport.format, boxes(count)),
        "features, the same box": same(viewport.format(box)),
        "pins, another box each time": lambda: map("/api/v1/pins?bbox={}".format, boxes(count)),
        "pins, the same box": same(f"/api/v1/pins?bbox={box}"),
        "a list page": same("/lijst?sort=name"),
    }
    with served(fresh_database_url, count) as (installation, cookie):
        ping = 0.0
        for name, paths in ways.items():
            rate, timing = per_second(installation, cookie, paths())
            ping = ping or rate
            measured.add(f"served: {name}", count, timing, per_s=round(rate), of_ping=round(rate / ping, 2))
        memory = memory_of(installation)
        print(f"\n{count:,} records, MB per process: {memory}")  # noqa: T201


@pytest.mark.parametrize("count", SIZES)
def test_saving_with_version_and_published_rows(db, count, measured):
    viewer = viewer_of(make_user(team=fill(count).teams[0]))
    numbers = itertools.count()

    def save() -> None:
        make_asset(viewer, name=f"Leesclub nummer {next(numbers)}")
        db.session.flush()

    measured.add("saving with version and published rows", count, timed(save, 30))
