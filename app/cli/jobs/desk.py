"""Where the one process that does the jobs notes what it takes and how far it is.

Over a connection of its own on which each statement counts at once: progress is seen while the work itself,
in the session, is not done yet. Whoever holds this connection's lock is the only one who works.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import URL, Connection, NullPool, create_engine, text

from app import clock
from app.config import Settings
from app.models.operation import JobState
from app.queries.operation.jobs import LOCK
from app.services.operation import kinds

ATTEMPTS = 3
BROKEN_OFF = (
    f"Dit brak {ATTEMPTS} keer af voordat het klaar was. Kijk in het logboek, en probeer het daarna opnieuw."
)
_PLAN = text(
    "insert into jobs (kind, day) select cast(:kind as text), cast(:day as date) where not exists"
    " (select from jobs where kind = :kind and (day = :day or ended_at is null))"
    " and not exists (select from installation where is_demo) on conflict do nothing"
)
_ASK = text(
    "insert into jobs (kind) select cast(:kind as text)"
    " where (select state from jobs where kind = :kind order by id desc limit 1) = 'done'"
    " on conflict do nothing"
)
_TAKE = text(
    "update jobs set state = 'running', started_at = now(), attempts = attempts + 1, done = 0, total = 0"
    " where id = (select id from jobs where state = 'waiting' order by id limit 1 for update skip locked)"
    " returning id, kind, asked_at"
)
_PUT_BACK = text("update jobs set state = 'waiting', attempts = attempts - :less where state = 'running'")
_GIVE_UP = text(
    "update jobs set state = 'failed', ended_at = now(), words = :words"
    " where state = 'running' and attempts >= :most"
)
_TELL = text("update jobs set done = :done, total = :total where id = :id returning stop_asked")
_END = text("update jobs set state = :state, ended_at = now(), words = :words where id = :id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A job that is being done."""

    id: int
    kind: str
    asked_at: datetime


class Desk:
    """The jobs, for the process that does them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_ours(self) -> bool:
        """Whether nobody else works; then nobody will as long as this connection lives."""
        return bool(self._connection.scalar(text("select pg_try_advisory_lock(:lock)"), {"lock": LOCK}))

    def put_back(self) -> None:
        """What was running when its process was killed is done again, but not for ever."""
        self._connection.execute(_GIVE_UP, {"most": ATTEMPTS, "words": BROKEN_OFF})
        self._connection.execute(_PUT_BACK, {"less": 0})

    def plan(self, settings: Settings) -> None:
        """Ask for what has to be done each day, when its time has come; once, however late that is.

        Not in a demo: its story stays as it was told.
        """
        here = clock.now().astimezone(clock.LOCAL_ZONE)
        for kind in kinds.KINDS:
            if kind.at and here.time() >= kind.at and not kind.missing(settings):
                self._connection.execute(_PLAN, {"kind": kind.name, "day": here.date()})

    def ask_again(self, kind: str) -> None:
        """Let a kind of which something waits be done once more, when it ended well.

        Who asks while it ends is told that it runs, and it has looked for the last time. One that failed or
        was stopped waits for somebody.
        """
        self._connection.execute(_ASK, {"kind": kind})

    def take(self) -> Taken | None:
        """The job that waits longest."""
        found = self._connection.execute(_TAKE).one_or_none()
        return found and Taken(id=found.id, kind=found.kind, asked_at=found.asked_at)

    def tell(self, job: Taken, done: int, total: int) -> bool:
        """Note how far it is; True when it has to stop, or was taken away meanwhile."""
        asked = self._connection.scalar(_TELL, {"id": job.id, "done": done, "total": total})
        return asked is None or bool(asked)

    def leave(self) -> None:
        """We stop in order: it is done another time, and this was no failed attempt."""
        self._connection.execute(_PUT_BACK, {"less": 1})

    def end(self, job: Taken, state: JobState, words: str) -> None:
        """Note how it ended."""
        self._connection.execute(_END, {"id": job.id, "state": state.value, "words": words})


@contextmanager
def opened(url: URL) -> Iterator[Desk]:
    """A desk. Its lock goes with its connection, so that is never one of a pool."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield Desk(connection)
