"""Which operating system user owns the embedded PostgreSQL.

PostgreSQL refuses to run as root. So an ordinary user runs it herself, and root hands it to a system
user of its own, never to `nobody`, which shares its rights with other services.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import Any

from app.exceptions import ClusterError

SYSTEM_USER = "opbouwkaart"


@dataclass(frozen=True, slots=True)
class Owner:
    """The user that PostgreSQL's processes and files belong to."""

    name: str
    uid: int
    gid: int

    @property
    def is_us(self) -> bool:
        """True when this process already runs as the owner."""
        return self.uid == os.geteuid()

    def switch(self) -> dict[str, Any]:
        """Arguments of `subprocess` that start a program as the owner."""
        return {} if self.is_us else {"user": self.uid, "group": self.gid, "extra_groups": []}


def our_name() -> str:
    """The name that PostgreSQL's `peer` sees for this process."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise ClusterError(
            f"Gebruiker {os.geteuid()} heeft geen naam op deze computer, en PostgreSQL wil er een. "
            "Maak de gebruiker aan, of geef met DATABASE_URL een eigen PostgreSQL."
        ) from None


def is_root() -> bool:
    """Whether PostgreSQL must be handed to another user."""
    return os.geteuid() == 0


def find_owner() -> Owner:
    """Ourselves, or as root the system user, made when it is missing; raises ClusterError."""
    if not is_root():
        return Owner(our_name(), os.geteuid(), os.getegid())
    entry = _system_user() or _make_system_user()
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _system_user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return None


def _make_system_user() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    arguments = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    for _ in range(20):
        if useradd is None:
            break
        # Fails while another process changes the list of users, perhaps to make the same one.
        subprocess.run([useradd, *arguments], check=False, capture_output=True)  # noqa: S603 (constants)
        entry = _system_user()
        if entry:
            return entry
        time.sleep(0.2)
    raise ClusterError(
        f"De systeemgebruiker ‘{SYSTEM_USER}’ kan niet gemaakt worden. Maak hem zelf aan, "
        "of start als gewone gebruiker: PostgreSQL draait niet als root."
    )
