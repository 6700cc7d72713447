"""One table of all that a run measured."""

from __future__ import annotations

import pytest

from tests.benchmarks.measuring import FILE, SHORT, Measured

KEPT = pytest.StashKey[Measured]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[KEPT] = Measured()


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Where a benchmark puts its times."""
    return request.config.stash[KEPT]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """In milliseconds; a ratio to the bare thing of the same run, and to the smallest size."""
    kept = config.stash[KEPT]
    if SHORT or not kept.lines:
        return
    for line in kept.table():
        terminalreporter.write_line(line)
    kept.write()
    terminalreporter.write_line(f"The same as JSON: {FILE}")
