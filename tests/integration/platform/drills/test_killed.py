"""Fifty colleagues save at the same moment and something is killed: what was answered with success is there.

Nothing is half there, nothing twice, and the service comes back without a hand. ASVS 5.0: V2.3.3, V16.5.2.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.integration.platform.drills.visitor import NO_ANSWER, Visitor, asked
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process

SAVES = int(os.environ.get("DRILLS", "50"))
WHOLE = """
    select a.name from assets a
    where exists (select from asset_versions v where v.asset_id = a.id)
      and exists (select from published p where p.asset_id = a.id)
      and exists (select from verifications c where c.asset_id = a.id)
"""


def kill_worker(installation: Installation, parent: int) -> None:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    workers = [one for one in children if b"serve" in Path(f"/proc/{one}/cmdline").read_bytes()]
    os.kill(int(workers[0]), signal.SIGKILL)


def kill_jobs(installation: Installation, parent: int) -> None:
    os.kill(installation.job_processes()[0], signal.SIGKILL)


def kill_database(installation: Installation, parent: int) -> None:
    os.kill(installation.postmaster(), signal.SIGKILL)


def names_there(installation: Installation, things: dict[str, tuple[str, int]]) -> list[str]:
    """Those of these things that are on the map; other drills put others on it."""
    return [name for (name,) in asked(installation, "select name from assets") if name in things]


def check_what_is_kept(installation: Installation, things: dict[str, tuple[str, int]]) -> None:
    """Every success is there, everything of it that is there is whole, and once."""
    there = names_there(installation, things)
    whole = {name for (name,) in asked(installation, WHOLE)}
    succeeded = {name for name, (_, status) in things.items() if status == 302}

    assert {status for _, status in things.values()} <= {302, 503, NO_ANSWER}
    assert succeeded, "none was saved before the blow"
    assert succeeded <= set(there)
    assert set(there) == whole & set(things)
    assert len(there) == len(set(there))


def send_again(visitor: Visitor, things: dict[str, tuple[str, int]]) -> None:
    """Whoever got no success sends the same form again, and then all of it is there once."""
    for name, (key, status) in things.items():
        if status != 302:
            wait_until(lambda name=name, key=key: visitor.save(name, key) == 302)
    assert sorted(names_there(visitor.installation, things)) == sorted(things)


@pytest.mark.parametrize("kill", [kill_worker, kill_jobs, kill_database])
def test_what_was_saved_survives_and_the_service_comes_back(served, kill):
    installation = served.installation
    wait_until(lambda: installation.job_processes() != [])
    things = served.save_many(SAVES, lambda: kill(installation, served.server))
    wait_until(lambda: installation.status() == 200)
    check_what_is_kept(installation, things)
    send_again(served, things)


def test_what_was_saved_survives_a_killed_parent_and_the_next_start(installation, settle):
    with installation.serve() as server:
        visitor = settle(installation)
        things = visitor.save_many(SAVES, server.kill)
        server.wait()
        wait_until(lambda: not any("--port" in line for line in installation.alive()))
    with installation.serve():
        check_what_is_kept(installation, things)
        send_again(visitor, things)
