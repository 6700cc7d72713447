"""Where the embedded PostgreSQL keeps its files, and how to reach it.

An ordinary user has everything in `DATA_DIR`. Root's `DATA_DIR` is usually closed to others, and we
never open a folder that was there before us: the system user's files are in `/var/lib/opbouwkaart`,
under a random key that `DATA_DIR` keeps. A key, not a hash of the path: who throws `DATA_DIR` away
starts afresh.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from app.cluster.owner import SYSTEM_USER, Owner, is_root
from app.exceptions import ClusterError

SYSTEM_DIR = Path("/var/lib") / SYSTEM_USER
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103
"""Bytes: Linux takes 107, macOS 103."""

# Not tempfile.gettempdir(): processes with another TMPDIR must find the same server.
TEMPORARY_DIR = Path("/tmp")  # noqa: S108 (the folder is made 0700 and checked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders of one cluster: `home` holds the locks, `base` the data and the log."""

    home: Path
    base: Path
    sockets: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.base / "postgres"

    @property
    def log(self) -> Path:
        """What the server writes about itself."""
        return self.base / "postgres.log"

    @property
    def socket(self) -> Path:
        """The file by which processes of this computer reach the server."""
        return self.sockets / SOCKET_NAME

    def prepare(self, owner: Owner) -> None:
        """Make the folders that are missing; raises ClusterError when one is not safe to use."""
        if self.base != self.home:
            # The mode of the shared parent must let the system user through, whatever our umask is.
            SYSTEM_DIR.mkdir(exist_ok=True)
            SYSTEM_DIR.chmod(0o755)
            _own_folder(self.base, owner)
        if self.sockets != self.base:
            _own_folder(self.sockets, owner)


def find_places(data_dir: Path) -> Places:
    """The places that belong to `data_dir`; makes that folder, and its key where one is needed."""
    home = _make_home(data_dir)
    if is_root():
        _refuse_data_of_others(home)
        base = SYSTEM_DIR / _key(home)
        return Places(home=home, base=base, sockets=base)
    return Places(home=home, base=home, sockets=_socket_folder(home))


def _make_home(data_dir: Path) -> Path:
    home = data_dir.absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ClusterError(
            f"De map {home} kan niet gemaakt worden ({error.strerror}). "
            "Geef met DATA_DIR een map waarin je mag schrijven."
        ) from error
    return home.resolve()


def _refuse_data_of_others(home: Path) -> None:
    data = home / "postgres"
    if data.exists() and data.stat().st_uid != 0:
        raise ClusterError(
            f"De gegevens in {home} zijn van een gewone gebruiker. Start Opbouwkaart als die gebruiker, "
            "of geef met DATA_DIR een andere map."
        )


def _socket_folder(home: Path) -> Path:
    path = os.fsencode(home / SOCKET_NAME)
    # PostgreSQL reads a list here, with commas and quotes of its own.
    if len(path) <= LONGEST_SOCKET_PATH and re.fullmatch(rb"[\w./+ @-]+", path):
        return home
    return TEMPORARY_DIR / f"{SYSTEM_USER}-{os.geteuid()}-{_key(home)}"


def _key(home: Path) -> str:
    """The random name of this installation, made once; safe when two processes come at once."""
    path = home / "cluster-id"
    try:
        if not path.exists():
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_text(secrets.token_hex(8))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise ClusterError(
            f"In {home} kan Opbouwkaart niet lezen en schrijven ({error.strerror}). "
            "Start als de gebruiker van wie die map is, of geef met DATA_DIR een andere."
        ) from error
    if not re.fullmatch(r"[0-9a-f]{16}", key):
        raise ClusterError(f"{path} is beschadigd. Zet het bestand terug uit een reservekopie.")
    return key


def _own_folder(folder: Path, owner: Owner) -> None:
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, owner.uid, owner.gid)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner.uid or found.st_mode & 0o077:
            raise ClusterError(
                f"{folder} is niet van ons of staat open voor anderen. Verwijder die map en start opnieuw."
            ) from None
