"""Starting: twice, beside each other, on a taken port, by root and by an ordinary user."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.platform.installation import Installation, User, wait_until

pytestmark = pytest.mark.process

NewInstallation = Callable[..., Installation]


def _modes(folder: Path) -> dict[Path, int]:
    return {parent: stat.S_IMODE(parent.stat().st_mode) for parent in (folder, *folder.parents)}


@pytest.fixture
def report_seconds(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Measured since the fixtures and reported, not asserted: other tests use the processor too."""
    begin = time.monotonic()
    return lambda which: record_property(
        f"seconds until the {which} start serves", round(time.monotonic() - begin, 1)
    )


def test_a_taken_port_is_refused_in_dutch_before_anything_starts(untouched: Installation) -> None:
    installation = untouched
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", installation.port))
        other.listen()
        done = installation.flask("serve", "--port", str(installation.port), "--no-demo")
    assert done.returncode == 1
    assert f"Poort {installation.port} is al in gebruik." in done.stdout
    assert "Traceback" not in done.stdout
    assert not (installation.data_dir / "postgres.lock").exists()


def test_of_two_starts_at_once_on_one_port_one_serves_and_one_is_refused(installation: Installation) -> None:
    arguments = ("serve", "--port", str(installation.port), "--no-demo")
    both = [
        installation.popen(*arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)
    ]
    try:
        wait_until(lambda: installation.status() == 200)
        wait_until(lambda: sorted(process.poll() is None for process in both) == [False, True])
        assert {process.poll() for process in both} == {None, 1}
    finally:
        for process in both:
            process.terminate()
            process.wait(30)
    assert installation.alive() == []


def test_two_starts_at_once_on_two_ports_share_one_cluster(
    untouched: Installation, new_installation: NewInstallation
) -> None:
    installation, other = untouched, new_installation()
    other.data_dir = installation.data_dir
    with installation.serve(wait=False) as first, other.serve(wait=False):
        wait_until(lambda: installation.status() == other.status() == 200)
        servers = [line for line in installation.alive() if "bin/postgres -D" in line]
        assert len(servers) == 1
        first.terminate()
        first.wait(30)
        assert other.status() == 200
    assert other.alive() == []


def test_two_checkouts_run_beside_each_other(another_installation: Callable[[], Installation]) -> None:
    one, two = another_installation(), another_installation()
    with one.serve(wait=False), two.serve(wait=False):
        wait_until(lambda: one.status() == two.status() == 200)
        assert one.postmaster() != two.postmaster()
    assert one.alive() == two.alive() == []


def test_a_command_works_beside_the_server_and_does_not_stop_it(
    installation: Installation, report_seconds: Callable[[str], None]
) -> None:
    with installation.serve():
        report_seconds("second")
        before = installation.postmaster()
        done = installation.flask("db", "upgrade")
        assert (done.returncode, done.stdout.strip()) == (0, "Het schema is al bij.")
        assert installation.postmaster() == before
        assert installation.status() == 200


def test_the_data_is_closed_to_others_and_no_folder_above_it_changes_its_mode(
    untouched: Installation,
) -> None:
    closed = untouched.data_dir.parent / "closed"
    closed.mkdir(mode=0o700)
    untouched.data_dir = closed / "deeper" / "data"
    before = _modes(closed)
    assert untouched.flask("db", "upgrade").returncode == 0
    assert _modes(closed) == before
    for folder in (untouched.data_dir, untouched.base, untouched.base / "postgres"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_ordinary_user_starts_it_in_her_own_folder(
    new_installation: NewInstallation, ordinary_user: User, report_seconds: Callable[[str], None]
) -> None:
    installation = new_installation(user=ordinary_user)
    with installation.serve():
        report_seconds("first")
        assert installation.status() == 200
        owner = (installation.data_dir / "postgres").stat().st_uid
        assert owner == ordinary_user.switch.get("user", os.geteuid())
    assert installation.alive() == []


def test_a_long_path_puts_the_socket_where_it_fits(
    new_installation: NewInstallation, ordinary_user: User
) -> None:
    installation = new_installation(user=ordinary_user)
    installation.data_dir = installation.data_dir.parent / ("lang" * 25) / "data"
    with installation.serve():
        assert installation.status() == 200
    key = (installation.data_dir / "cluster-id").read_text()
    (sockets,) = Path("/tmp").glob(f"opbouwkaart-*-{key}")
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    sockets.rmdir()


def test_without_a_secret_key_only_a_demo_starts(untouched: Installation) -> None:
    untouched.settings = {}
    done = untouched.flask("serve", "--port", str(untouched.port), "--no-demo")
    assert done.returncode == 1
    assert "SECRET_KEY ontbreekt." in done.stdout
