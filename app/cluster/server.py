"""Make, start, find and stop one embedded PostgreSQL; callers hold the gate."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from app.cluster.owner import our_name
from app.cluster.places import SOCKET_NAME, Places
from app.cluster.programs import MAJOR_VERSION, Programs
from app.exceptions import ClusterError

SUPERUSER = "postgres"
ROLE = "opbouwkaart"
DATABASE = "opbouwkaart"
PATIENCE = "300"
"""Seconds for recovery after a crash, and for a stop."""

NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": "5432",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    # No statement that failed: its error quotes what somebody typed, or a whole row. We log its code.
    "log_min_messages": "log",
    "jit": "off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One cluster. Without `durable` (tests, benchmarks) nothing is forced to the disk."""

    places: Places
    programs: Programs
    durable: bool = True

    def ensure_up(self) -> bool:
        """Make it when there is none, start it when it is down; True when it had to be started."""
        if self.is_up():
            self._wait_until_ready()
            return False
        self.places.prepare(self.programs.owner)
        if self.places.data.exists():
            self._refuse_other_version()
        else:
            self._make()
        self._start()
        return True

    def is_up(self) -> bool:
        """Whether the process that the data directory names is alive and really its server."""
        pid = self._noted_pid()
        return pid is not None and _serves(pid, self.places.data)

    def stop(self) -> None:
        """Stop it, also when somebody is still connected."""
        if self.is_up():
            self.programs.run("pg_ctl", "stop", "-D", self.places.data, "-m", "fast", "-w", "-t", PATIENCE)

    def _make(self) -> None:
        """All or nothing: the data directory gets its name when it is complete."""
        draft = self.places.base / "postgres.new"
        shutil.rmtree(draft, ignore_errors=True)
        self.programs.run("initdb", *_initdb_flags(durable=self.durable), "-D", draft)
        # Only over the socket, and only who the kernel says it is.
        (draft / "pg_hba.conf").write_text("local all all peer map=opbouwkaart\n")
        names = dict.fromkeys((our_name(), self.programs.owner.name))
        roles = (ROLE, SUPERUSER)
        lines = [f'opbouwkaart "{name}" {role}\n' for name in names for role in roles]
        (draft / "pg_ident.conf").write_text("".join(lines))
        self.programs.run(
            "postgres", "--single", "-c", "exit_on_error=on", "-c", "fsync=off", "-D", draft, SUPERUSER,
            text=f"CREATE ROLE {ROLE} LOGIN\nCREATE DATABASE {DATABASE} OWNER {ROLE}\n",
        )  # fmt: skip
        draft.rename(self.places.data)

    def _start(self) -> None:
        crashed = self._noted_pid() is not None
        # Notes of a dead server: a zombie, or another program that got its number, would make PostgreSQL
        # refuse. It still checks by shared memory that no process of that server is left.
        (self.places.data / "postmaster.pid").unlink(missing_ok=True)
        self.places.socket.with_name(f"{SOCKET_NAME}.lock").unlink(missing_ok=True)
        for last_try in (False, False, False, True) if crashed else (True,):
            try:
                self._start_once()
            except ClusterError:
                if last_try:
                    raise
                time.sleep(1)
            else:
                return

    def _start_once(self) -> None:
        settings = SETTINGS | ({} if self.durable else NOT_DURABLE)
        settings["unix_socket_directories"] = str(self.places.sockets)
        options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
        where = ("-D", self.places.data, "-l", self.places.log)
        try:
            self.programs.run("pg_ctl", "start", *where, "-w", "-t", PATIENCE, "-o", options)
        except ClusterError as error:
            raise ClusterError(
                f"PostgreSQL start niet. De laatste regels van {self.places.log}:\n{_tail(self.places.log)}"
            ) from error

    def _wait_until_ready(self) -> None:
        """Another process may be starting it still, or it recovers from a crash."""
        end = time.monotonic() + float(PATIENCE)
        while True:
            try:
                self.programs.run("pg_isready", "-q", "-h", self.places.sockets, "-p", "5432")
            except ClusterError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
            else:
                return

    def _refuse_other_version(self) -> None:
        found = (self.places.data / "PG_VERSION").read_text().strip()
        if found != MAJOR_VERSION:
            raise ClusterError(
                f"De gegevens zijn van PostgreSQL {found}, deze Opbouwkaart heeft {MAJOR_VERSION}. "
                "Maak met de vorige versie een reservekopie en zet die hier terug."
            )

    def _noted_pid(self) -> int | None:
        try:
            first = (self.places.data / "postmaster.pid").read_text().partition("\n")[0]
        except FileNotFoundError:
            return None
        return int(first) if first.isdigit() else 0


def _serves(pid: int, data: Path) -> bool:
    """Whether process `pid` is the server of `data`.

    Its command line is empty for a zombie, and another one when the number was given out again.
    """
    process = Path(f"/proc/{pid}")
    if not process.parent.joinpath("self").exists():
        return _answers_to_signals(pid)
    try:
        return str(data).encode() in (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def _answers_to_signals(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _initdb_flags(*, durable: bool) -> list[str]:
    # The built-in locale sorts and folds alike everywhere; the environment's may be C.
    flags = ["-U", SUPERUSER, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
    flags += ["--builtin-locale=C.UTF-8", "--auth-local=peer", "--auth-host=reject", "--no-instructions"]
    return flags if durable else [*flags, "--no-sync"]


def _tail(log: Path) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-5:])
    except OSError:
        return "(er is geen logboek)"
