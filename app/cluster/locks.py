"""Who may start and stop the cluster, decided by the kernel.

Each process that uses the cluster holds a shared lock; who can make it exclusive on leaving is the
last one out. The kernel frees locks of a killed process, so there is no list of process ids that can
be wrong. The gate serialises the moments at which the cluster starts, stops or is made.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.exceptions import ClusterError


@contextmanager
def gate(home: Path) -> Iterator[None]:
    """One process at a time; waits for the others."""
    descriptor = _open(home / "postgres.gate")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        # Explicitly: a worker that is forked meanwhile holds the same open file, and with it the lock.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


class Use:
    """This process's share in the cluster; made and given back inside the gate."""

    def __init__(self, home: Path) -> None:
        """Take a share; raises ClusterError when the folder belongs to somebody else."""
        self._descriptor = _open(home / "postgres.lock")
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def is_last(self) -> bool:
        """True when no other process uses the cluster; our share may be lost by asking."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Give the share back."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        os.close(self._descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise ClusterError(
            f"{path} kan niet geopend worden ({error.strerror}). Start Opbouwkaart als de gebruiker van wie "
            "die map is, of geef met DATA_DIR een andere."
        ) from error
