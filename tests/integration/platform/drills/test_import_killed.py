"""A list that is being read in when something is killed: all of it is there or nothing. ASVS 5.0: V2.3.3."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.platform.drills.test_killed import kill_database, kill_jobs, kill_worker
from tests.integration.platform.drills.visitor import NO_ANSWER, Visitor, asked, letters
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process

ROWS = 1_000
LONG = 2_500
"""More than is read in while somebody waits: the process for the jobs does it."""
BUSY = "select 1 from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()"
TRIED = "select 1 from import_files where asked is null"
AT_WORK = "select 1 from jobs where ended_at is null"


def sent(visitor: Visitor, rows: int) -> str:
    """Send a list; the address of its page."""
    lines = (f"{letters(number)}kring;initiatief;53.2195;6.5610\n" for number in range(rows))
    content = ("naam;soort;lat;lon\n" + "".join(lines)).encode()
    status, at = visitor.send("/import", {"source": "sociale_kaart"}, files={"file": ("lijst.csv", content)})
    assert status == 302, at
    return at


def kill_when_it_writes(visitor: Visitor, at: str, pool: ThreadPoolExecutor, kill: Callable[[], None]) -> int:
    """Read the list in and kill something once rows are being written; the status of the answer."""
    answer = pool.submit(visitor.send, f"{at}/inlezen")
    wait_until(lambda: asked(visitor.installation, BUSY) != [] or answer.done())
    kill()
    return int(answer.result()[0])


def check_whole_or_nothing(installation: Installation, status: int) -> None:
    there = count(installation)
    assert there == ROWS if status == 302 else there in {0, ROWS}, (status, there)
    assert status in {302, 503, NO_ANSWER}


@pytest.mark.parametrize("kill", [kill_worker, kill_database])
def test_a_list_is_read_in_whole_or_not_at_all(
    installation: Installation, settle: Callable[[Installation], Visitor], kill: Callable[..., None]
) -> None:
    with installation.serve() as server, ThreadPoolExecutor(1) as pool:
        visitor = settle(installation)
        at = sent(visitor, ROWS)
        status = kill_when_it_writes(visitor, at, pool, lambda: kill(installation, server.pid))
        wait_until(lambda: installation.status() == 200)
        check_whole_or_nothing(installation, status)
        wait_until(lambda: visitor.send(f"{at}/inlezen")[0] == 302)
        assert count(installation) == ROWS


def test_so_it_is_when_the_whole_server_is_killed_and_started_again(
    installation: Installation, settle: Callable[[Installation], Visitor]
) -> None:
    with installation.serve() as server, ThreadPoolExecutor(1) as pool:
        visitor = settle(installation)
        at = sent(visitor, ROWS)
        status = kill_when_it_writes(visitor, at, pool, server.kill)
        server.wait()
        wait_until(lambda: not any("--port" in line for line in installation.alive()))
    with installation.serve():
        check_whole_or_nothing(installation, status)
        assert visitor.send(f"{at}/inlezen")[0] == 302
        assert count(installation) == ROWS


@pytest.mark.parametrize("kill", [kill_jobs, kill_database])
def test_a_long_list_is_read_in_once_by_the_next_process_that_does_the_jobs(
    installation: Installation, settle: Callable[[Installation], Visitor], kill: Callable[..., None]
) -> None:
    with installation.serve() as server:
        visitor = settle(installation)
        at = sent(visitor, LONG)
        wait_until(lambda: asked(installation, TRIED) != [] and asked(installation, AT_WORK) == [])
        assert visitor.send(f"{at}/inlezen")[0] == 302
        wait_until(lambda: asked(installation, BUSY) != [])
        kill(installation, server.pid)
        wait_until(lambda: installation.status() == 200)
        assert count(installation) in {0, LONG}
        wait_until(lambda: asked(installation, AT_WORK) == [])
        assert count(installation) == LONG
        assert asked(installation, "select max(attempts) from jobs") == [(2,)]


def count(installation: Installation) -> int:
    return int(asked(installation, "select count(*) from assets where removed_at is null")[0][0])
