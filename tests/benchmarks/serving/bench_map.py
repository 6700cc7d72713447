"""The map in a real browser: first view and a pan; and what a first visit to a page weighs.

A browser that has nothing yet each time. The base map is answered here, by a grey picture.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from geodata.crs import to_wgs84
from geodata.schematic import GRONINGEN_FACTS, cells
from geodata.schematic.facts import read_facts
from tests.benchmarks.measuring import SHORT, Measured, Timing, sizes
from tests.benchmarks.serving.server import served
from tests.browser.conftest import BROWSERS, DESK, PHONE, QUIET
from tests.browser.watching import Watch
from tests.integration.platform.installation import Installation

pytestmark = pytest.mark.process

ROUNDS = 1 if SHORT else 7
PAGES = ("/lijst", "/dekking", "/leergang", "/vragen", "/buurtkrachten/nieuw")
WEIGHT = """() => performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"""


@contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, installation: Installation, cookie: str, width: dict) -> Iterator[Page]:
    """A colleague at a browser without a cache."""
    origin = f"http://127.0.0.1:{installation.port}"
    context: BrowserContext = browser.new_context(base_url=origin, **width)
    context.add_cookies([{"name": "sessie", "value": cookie, "url": origin}])
    Watch(context, origin)
    yield context.new_page()
    context.close()


def busiest() -> str:
    """A view of the centre of the first buurt, where the records lie closest."""
    area = next(area for area in cells(read_facts(GRONINGEN_FACTS)) if area.level == "buurt")
    lon, lat = to_wgs84(*area.label_point)
    return f"/?view={lat:.5f},{lon:.5f},16"


def first_view(page: Page) -> float:
    began = time.perf_counter()
    page.goto(busiest())
    page.locator(".pin-marker").first.wait_for()
    return (time.perf_counter() - began) * 1000


def pan(page: Page) -> float:
    """From letting go until the pins of the new view have come."""
    size = page.viewport_size
    x, y = size["width"] * 0.7, size["height"] * 0.3
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y + 60, steps=4)
    with page.expect_response(lambda response: "/pins" in response.url) as answered:
        began = time.perf_counter()
        page.mouse.up()
    answered.value.finished()
    return (time.perf_counter() - began) * 1000


def weigh(browser: Browser, who: tuple[Installation, str], count: int, measured: Measured) -> None:
    for path in PAGES:
        with visitor(browser, *who, PHONE) as page:
            began = time.perf_counter()
            page.goto(path, wait_until="load")
            taken = (time.perf_counter() - began) * 1000
            measured.add(
                f"first visit: {path}", count, Timing(taken, taken), kB=page.evaluate(WEIGHT) // 1000
            )


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_the_map_in_a_browser(fresh_database_url, count, measured):
    views, pans, weight = [], [], 0
    with served(fresh_database_url, count) as who, chromium() as browser:
        for _ in range(ROUNDS):
            with visitor(browser, *who, DESK) as page:
                views.append(first_view(page))
                weight = page.evaluate(WEIGHT) // 1000
                pans.append(pan(page))
        measured.add("map: first view", count, Timing.of(views), kB=weight)
        measured.add("map: pan", count, Timing.of(pans))
        weigh(browser, who, count, measured)
