"""What dies is started again, what is replaced goes last, and visitors are told to try again meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import NullPool, create_engine, text

from app import Settings, cluster
from app.cluster.owner import find_owner
from app.cluster.places import SOCKET_NAME
from tests.database_server import executing
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def server(kept: Installation) -> Iterator[subprocess.Popen]:
    """The server of `kept`, for all who want to see it go on."""
    (kept.data_dir / "backups").mkdir()
    kept.settings["BACKUP_DIR"] = str(kept.data_dir / "backups")
    with kept.serve() as process:
        yield process


def _workers(pid: int) -> set[str]:
    """What the main thread of a server started and what lives, but for what helps to start them."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {child for child in children if b"resource_tracker" not in _command_line(child)}


def _command_line(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b"resource_tracker (it ended meanwhile)"


def test_a_killed_database_server_is_started_again_and_requests_meanwhile_get_503(
    kept: Installation, server: subprocess.Popen
) -> None:
    before = kept.postmaster()
    os.kill(before, signal.SIGKILL)
    answers = []

    def recovered() -> bool:
        answers.append(kept.get())
        return answers[-1][0] == 200 and kept.postmaster() != before

    wait_until(recovered, seconds=30)
    statuses = {status for status, _ in answers}
    assert statuses <= {200, 503}, kept.printed()
    assert 503 in statuses
    assert all(headers["Retry-After"] == "5" for status, headers in answers if status == 503)


def test_a_start_after_a_power_cut_is_not_stopped_by_what_lies_around(installation: Installation) -> None:
    with installation.serve() as process:
        server = installation.postmaster()
        process.kill()
        os.kill(server, signal.SIGKILL)
        process.wait()
    wait_until(lambda: installation.alive() == [])
    notes = [installation.base / "postgres" / "postmaster.pid", installation.base / f"{SOCKET_NAME}.lock"]
    # The number of the dead server was given to another process of the same user meanwhile.
    with subprocess.Popen(["sleep", "60"], **find_owner().switch()) as other:
        for note in notes:
            note.write_text(note.read_text().replace(str(server), str(other.pid), 1))
        (installation.base / "postgres.new").mkdir(exist_ok=True)
        with installation.serve():
            assert installation.status() == 200
        other.terminate()


def test_a_killed_worker_is_replaced_while_the_other_answers(
    kept: Installation, server: subprocess.Popen
) -> None:
    before = _workers(server.pid)
    os.kill(int(min(before)), signal.SIGKILL)
    wait_until(lambda: min(before) not in _workers(server.pid))
    assert kept.status() == 200
    wait_until(lambda: len(_workers(server.pid)) == 2)
    assert kept.status() == 200


def test_a_job_whose_process_was_killed_half_way_is_done_by_the_next_one(
    kept: Installation, server: subprocess.Popen
) -> None:
    url = cluster.database_url(Settings(data_dir=kept.data_dir))
    # Nobody may read a table meanwhile, so a backup stands still half-way.
    with executing(url) as execute, create_engine(url, poolclass=NullPool).connect() as other:
        other.execute(text("lock table themes in access exclusive mode"))
        execute("insert into jobs (kind) values ('backup')")
        wait_until(lambda: execute("select true from jobs where state = 'running' and done > 0").scalar())
        (before,) = kept.job_processes()
        os.kill(before, signal.SIGKILL)
        wait_until(lambda: kept.job_processes() not in ([], [before]))
        assert kept.status() == 200
        other.rollback()
        ended = "select state, attempts from jobs where day is null and ended_at is not null"
        wait_until(lambda: execute(ended).one_or_none() == ("done", 2))
    assert not list((kept.data_dir / "backups").glob(".*.part"))


def test_a_reload_replaces_every_process_without_a_failed_request_unless_the_program_does_not_start(
    kept: Installation, server: subprocess.Popen
) -> None:
    wait_until(lambda: len(kept.job_processes()) == 1)
    before, jobs = _workers(server.pid), kept.job_processes()
    enough = Event()

    def visit(_number: int) -> Counter[int]:
        statuses: Counter[int] = Counter()
        while not enough.is_set():
            # One that came as its worker went is closed unanswered; a web server in front asks again.
            statuses[kept.status() or kept.status()] += 1
        return statuses

    with ThreadPoolExecutor(4) as visitors:
        counted = visitors.map(visit, range(4))
        server.send_signal(signal.SIGHUP)
        wait_until(lambda: not before & _workers(server.pid))
        wait_until(lambda: kept.job_processes() not in ([], jobs))
        enough.set()
        total = sum(counted, Counter())

    assert set(total) == {200}, kept.printed()
    assert total[200] > 50
    before = _workers(server.pid)
    with executing(cluster.database_url(Settings(data_dir=kept.data_dir))) as execute:
        revision = execute("select version_num from alembic_version").scalar()
        execute("update alembic_version set version_num = 'from the future'")
        server.send_signal(signal.SIGHUP)
        wait_until(lambda: "going on with the one that runs" in kept.printed())
        execute(f"update alembic_version set version_num = '{revision}'")

    assert before <= _workers(server.pid)
    assert kept.status() == 200
