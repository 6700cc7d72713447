"""The disk is full: that is said, nothing half is kept, and with room it goes on. ASVS 5.0: V16.5.2."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.integration.platform.drills.visitor import NO_ANSWER, Visitor, asked, letters
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A disk in memory at an empty folder; only root can make one."""
    if os.geteuid() != 0:
        pytest.skip("NOT TESTED: only root can make a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False, capture_output=True
    )
    try:
        if made.returncode:
            pytest.skip("NOT TESTED: no small disk can be mounted here")
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=False, capture_output=True)


@pytest.fixture
def small_disk(installation: Installation) -> Iterator[Path]:
    """The database of the installation on a disk of 300 MB."""
    disk = installation.base
    aside = disk.with_name(f"{disk.name}-aside")
    owner = disk.stat()
    disk.rename(aside)
    disk.mkdir(mode=0o700)
    try:
        with mounted(disk, f"size=300m,uid={owner.st_uid},gid={owner.st_gid},mode=700"):
            subprocess.run(["cp", "-a", f"{aside}/.", disk], check=True)
            yield disk
    finally:
        disk.rmdir()
        aside.rename(disk)


def fill(disk: Path) -> Path:
    """A file that takes all the room that is left."""
    file = disk / "filled"
    with file.open("wb", buffering=0) as target:
        try:
            while True:
                target.write(b"\0" * 2**20)
        except OSError:
            pass
    return file


def test_a_save_on_a_full_disk_is_refused_in_words_and_works_with_room_again(
    small_disk: Path, installation: Installation, settle: Callable[[Installation], Visitor]
) -> None:
    with installation.serve():
        visitor = settle(installation)
        assert visitor.save("Breitafel", str(uuid4())) == 302
        filled = fill(small_disk)
        # Some fit in what the database holds ready; the others are told.
        saved = {
            f"{letters(one)}kring": visitor.save(f"{letters(one)}kring", str(uuid4())) for one in range(30)
        }
        assert set(saved.values()) <= {302, 503, NO_ANSWER}
        assert visitor.get("/lijst/download?format=csv") in {200, 503, NO_ANSWER}
        key = str(uuid4())
        sent = {"file": ("lijst.csv", os.urandom(8_000_000))}
        status, page = visitor.send("/import", {"source": "sociale_kaart"}, files=sent)
        assert status in {503, NO_ANSWER}, page
        assert status == NO_ANSWER or "schijf" in page or "even niet bereikbaar" in page
        filled.unlink()
        wait_until(lambda: installation.status() == 200)
        wait_until(lambda: visitor.save("Zwemgroep", key) == 302)
        names = {name for (name,) in asked(installation, "select name from assets")}
        assert names == {"Breitafel", "Zwemgroep"} | {name for name, status in saved.items() if status == 302}
        assert asked(installation, "select count(*) from import_files") == [(0,)]


def test_a_file_for_which_there_is_no_room_while_it_comes_in_is_refused_in_words(
    installation: Installation, settle: Callable[[Installation], Visitor], tmp_path: Path
) -> None:
    installation.settings["TMPDIR"] = str(tmp_path)
    with mounted(tmp_path, "size=1m"), installation.serve():
        visitor = settle(installation)
        sent = {"file": ("lijst.csv", os.urandom(8_000_000))}
        status, page = visitor.send("/import", {"source": "sociale_kaart"}, files=sent)
        assert (status, "De schijf is vol" in page) == (503, True), page
        assert visitor.save("Breitafel", str(uuid4())) == 302
        assert "Unexpected error" not in installation.printed()
