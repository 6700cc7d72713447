"""Installations that were started before, copied from one: a first start makes and migrates a database."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.cluster.places import SYSTEM_DIR
from geodata.schematic import GRONINGEN_FACTS
from geodata.schematic.cache import cached_cells
from tests.database_server import remove_installation
from tests.integration.platform.installation import Installation, User, free_port

NOT_COPIED = shutil.ignore_patterns("cluster-id", "postgres.gate", "postgres.lock")
"""The name of the one, which no other may have, and its locks."""


class Makers:
    """Makes installations, each in a folder of its own."""

    def __init__(self, run_directory: Path) -> None:
        self.run_directory = run_directory
        self.made: list[tuple[Path, Installation]] = []

    def untouched(self, **options: Any) -> Installation:
        """One that was never started."""
        folder = _new_folder()
        (folder / "data").mkdir(mode=0o700)
        shutil.copytree(_drawn_cells(self.run_directory), folder / "data" / "cache")
        if options.get("user", User()).switch:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, options["user"].switch["user"], -1)
        return self._note(folder, Installation(folder / "data", free_port(), folder / "log", **options))

    def started_before(self) -> Installation:
        """One that was started before and ended in order, of whoever runs the tests."""
        folder = _new_folder()
        return self._note(folder, _copy(_the_one(self.run_directory), folder))

    def _note(self, folder: Path, installation: Installation) -> Installation:
        self.made.append((folder, installation))
        return installation


@contextmanager
def making(run_directory: Path) -> Iterator[Makers]:
    """Afterwards nothing of them is left, neither running nor on the disk."""
    makers = Makers(run_directory)
    yield makers
    left = [line for _, installation in makers.made for line in installation.alive()]
    for folder, installation in makers.made:
        remove_installation(installation.data_dir)
        shutil.rmtree(folder)
    assert left == []


def _new_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="opbouwkaart-process-"))


def _drawn_cells(run_directory: Path) -> Path:
    """The cache of the schematic map, drawn once in a run, so that not each first start draws it again."""
    with _once(run_directory / "cells") as folder:
        if folder is not None:
            cached_cells(GRONINGEN_FACTS, folder)
    return run_directory / "cells"


def _the_one(run_directory: Path) -> Installation:
    """The one that is copied: made in a run by who asks first, and ended in order."""
    cells = _drawn_cells(run_directory)
    place = run_directory / "prepared"
    installation = Installation(place / "data", free_port(), place / "log")
    with _once(place) as folder:
        if folder is not None:
            remove_installation(installation.data_dir)
            installation.data_dir.mkdir(mode=0o700)
            shutil.copytree(cells, installation.data_dir / "cache")
            with installation.serve():
                pass
            assert installation.alive() == []
    return installation


def _copy(one: Installation, folder: Path) -> Installation:
    """Another like it in `folder`, under a name of its own."""
    data_dir = folder / "data"
    shutil.copytree(one.data_dir, data_dir, ignore=NOT_COPIED)
    data_dir.chmod(0o700)
    if one.base != one.data_dir:
        key = secrets.token_hex(8)
        (data_dir / "cluster-id").write_text(key)
        # As `cp` does it: the files belong to the system user.
        subprocess.run(["cp", "-a", "--reflink=auto", one.base, SYSTEM_DIR / key], check=True)
    return Installation(data_dir, free_port(), folder / "log")


@contextmanager
def _once(folder: Path) -> Iterator[Path | None]:
    """The folder for the first who asks, to fill; None for the others, who waited until it was full."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        full = folder.with_suffix(".full")
        if full.exists():
            yield None
            return
        folder.mkdir(exist_ok=True)
        yield folder
        full.touch()
