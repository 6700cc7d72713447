"""A database server that dies is started again, and visitors are told to try again meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from app import Settings, cluster
from app.cluster.owner import find_owner
from app.cluster.places import SOCKET_NAME
from tests.database_server import executing
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process


def test_a_killed_database_server_is_started_again_and_requests_meanwhile_get_503(
    installation: Installation,
) -> None:
    with installation.serve():
        before = installation.postmaster()
        os.kill(before, signal.SIGKILL)
        answers = []

        def recovered() -> bool:
            answers.append(installation.get())
            return answers[-1][0] == 200 and installation.postmaster() != before

        wait_until(recovered, seconds=30)
        statuses = {status for status, _ in answers}
        assert statuses <= {200, 503}, installation.printed()
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


def test_a_killed_worker_is_replaced_while_the_other_answers(installation: Installation) -> None:
    with installation.serve() as process:

        def workers() -> list[str]:
            return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()

        wait_until(lambda: installation.listeners() == 2)
        before = workers()
        os.kill(int(before[0]), signal.SIGKILL)
        wait_until(lambda: installation.listeners() == 1)
        assert installation.status() == 200
        wait_until(lambda: installation.listeners() == 2)
        assert workers() != before
    assert installation.alive() == []


def test_a_job_whose_process_was_killed_half_way_is_done_by_the_next_one(installation: Installation) -> None:
    folder = installation.data_dir / "backups"
    folder.mkdir()
    installation.settings["BACKUP_DIR"] = str(folder)
    with installation.serve():
        url = cluster.database_url(Settings(data_dir=installation.data_dir))
        # Nobody may read a table meanwhile, so a backup stands still half-way.
        with executing(url) as execute, create_engine(url, poolclass=NullPool).connect() as other:
            other.execute(text("lock table themes in access exclusive mode"))
            execute("insert into jobs (kind) values ('backup')")
            wait_until(lambda: execute("select true from jobs where state = 'running' and done > 0").scalar())
            (before,) = installation.job_processes()
            os.kill(before, signal.SIGKILL)
            wait_until(lambda: installation.job_processes() not in ([], [before]))
            assert installation.status() == 200
            other.rollback()
            ended = "select state, attempts from jobs where day is null and ended_at is not null"
            wait_until(lambda: execute(ended).one_or_none() == ("done", 2))
    assert installation.alive() == []
    assert not list(folder.glob(".*.part"))
