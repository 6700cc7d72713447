"""A real server with the small city, and browsers of two widths that report whatever goes wrong."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.signing_in import sign_in
from tests.browser.watching import Watch

if TYPE_CHECKING:
    from flask import Flask
    from jinja2 import BytecodeCache
    from playwright.sync_api import Browser, Page

    from tests.browser.town import Town
    from tests.database_server import DatabaseServer

ENVIRONMENT = Path(__file__).parents[2] / ".ci" / "environment.py"
BROWSERS: tuple[str, ...] = runpy.run_path(str(ENVIRONMENT))["BROWSERS"]
"""Those for which `make test` looks before it installs one."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
WIDTHS = {"phone": PHONE, "desk": DESK}
PATIENCE = 15_000
"""Milliseconds until a step counts as failed: two workers share two cores with a database each."""

Visit = Callable[..., "Page"]


@pytest.fixture(scope="session")
def town_app(
    database_server: DatabaseServer,
    worker_name: str,
    tmp_path_factory: pytest.TempPathFactory,
    compiled_templates: BytecodeCache,
) -> Iterator[Flask]:
    """The application on a database of its own, in which the tests of this worker really commit."""
    from app import Settings, create_app
    from app.database import database

    settings = Settings(
        database_url=database_server.clone(f"{worker_name}-browser"),
        data_dir=tmp_path_factory.mktemp("browser"),
        secret_key="only for tests",
    )
    app = create_app(settings)
    app.jinja_env.bytecode_cache = compiled_templates
    yield app
    with app.app_context():
        database.engine.dispose()


@pytest.fixture(scope="session")
def town(town_app: Flask) -> Town:
    """What stands in the small city."""
    from tests.browser.town import build_town

    with town_app.app_context():
        return build_town()


@pytest.fixture(scope="session")
def origin(town_app: Flask, town: Town) -> Iterator[str]:
    """The address of the server."""
    from tests.browser.serving import serving

    with serving(town_app) as address:
        yield address


@pytest.fixture(scope="module")
def browser(origin: str, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """The machine's Chromium when there is one, else the one that Playwright installed.

    Not for the whole run, as the plugin's own fixture is: while Playwright is on, the main thread has a
    running event loop, and in that no application context of a test that comes after can be closed.
    """
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    own = {"executable_path": found} if found else {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**{**browser_type_launch_args, "args": list(QUIET), **own})
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cookies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the session of each colleague is kept, so that each signs in once."""
    return tmp_path_factory.mktemp("cookies")


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    """Who listens to the browsers of this test; in the end nobody may have anything to complain of."""
    found: list[Watch] = []
    yield found
    complaints = [complaint for watch in found for complaint in watch.complaints]
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def visit(browser: Browser, origin: str, cookies: Path, watches: list[Watch]) -> Iterator[Visit]:
    """Open a browser of its own: `visit("phone", SANNE)` gives its page.

    The second argument is somebody's e-mail address, None for a stranger; the rest goes to Playwright
    (`java_script_enabled`, `geolocation`, `permissions`).
    """
    contexts = []

    def open_page(width: str = "desk", who: str | None = None, **options: Any) -> Page:
        state = sign_in(browser, origin, who, cookies) if who else None
        context = browser.new_context(
            base_url=origin, locale="nl-NL", storage_state=state, **{**WIDTHS[width], **options}
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watches.append(Watch(context, origin))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def phone(visit: Visit) -> Page:
    """Sanne's phone, signed in."""
    from tests.browser.town import SANNE

    return visit("phone", SANNE)


@pytest.fixture
def desk(visit: Visit) -> Page:
    """Sanne's desk, signed in."""
    from tests.browser.town import SANNE

    return visit("desk", SANNE)


@pytest.fixture
def addresses(town_app: Flask) -> Iterator[None]:
    """The product asks a stand-in for addresses."""
    from tests.browser.locatieserver import locatieserver
    from tests.browser.serving import serving

    with serving(locatieserver) as address:
        town_app.config["ADDRESS_SERVICE"] = {"base_url": address, "allow_loopback": True, "timeout": 10}
        yield
        del town_app.config["ADDRESS_SERVICE"]
