"""The disk is full: that is said, nothing half is kept, and with room it goes on. ASVS 5.0: V16.5.2."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.integration.platform.drills.visitor import NO_ANSWER, Visitor, asked, letters
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process


@pytest.fixture
def small_disk(installation: Installation) -> Iterator[Path]:
    """The database of the installation on a disk of 300 MB; only root can make one."""
    if os.geteuid() != 0:
        pytest.skip("NOT TESTED: only root can make a small disk")
    disk = installation.base
    aside = disk.with_name(f"{disk.name}-aside")
    owner = disk.stat()
    disk.rename(aside)
    disk.mkdir(mode=0o700)
    made = subprocess.run(
        [
            "mount",
            "-t",
            "tmpfs",
            "-o",
            f"size=300m,uid={owner.st_uid},gid={owner.st_gid},mode=700",
            "tmpfs",
            disk,
        ],
        check=False,
        capture_output=True,
    )
    try:
        if made.returncode:
            pytest.skip("NOT TESTED: no small disk can be mounted here")
        subprocess.run(["cp", "-a", f"{aside}/.", disk], check=True)
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=False, capture_output=True)
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
