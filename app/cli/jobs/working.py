"""Do the jobs one after another, until somebody says that it is enough."""

from __future__ import annotations

import logging
import secrets
import time
from threading import Event

from flask import current_app
from sqlalchemy.exc import DBAPIError

from app.cli.jobs.desk import Desk, Taken, opened
from app.config import Settings
from app.database import database
from app.exceptions import OpbouwkaartError
from app.models.operation import JobState
from app.services.operation import kinds
from app.services.operation.kinds import STOPPED, Kind, Stopped, Underway, kind_of
from app.web.availability import is_absence

INTERVAL = 1.0
"""Seconds between two looks; one costs a few small statements."""
TELL_EVERY = 0.3
"""Seconds between two notes of how far a job is."""
UNKNOWN = "Deze Opbouwkaart kent deze taak niet (meer)."

log = logging.getLogger(__name__)


class Leaving(Exception):
    """This process has to end, and the job it does with it."""


def work(settings: Settings, ending: Event) -> None:
    """Plan and do jobs until `ending` is set; an absent database is waited for."""
    while not ending.is_set():
        try:
            with opened(database.engine.url) as desk:
                _at(desk, settings, ending)
        except DBAPIError as error:
            if not is_absence(error):
                raise
            log.warning("The database is away; the jobs wait for it")
            ending.wait(INTERVAL)


def _at(desk: Desk, settings: Settings, ending: Event) -> None:
    while not desk.is_ours():
        if ending.wait(INTERVAL):
            return
    desk.put_back()
    while not ending.is_set():
        desk.plan(settings)
        job = desk.take()
        if job:
            do(job, desk, settings, ending)
        elif not ending.wait(INTERVAL):
            ask_for_what_waits(desk)


def ask_for_what_waits(desk: Desk) -> None:
    """Nobody has to ask again for what was asked at the very moment at which a job ended."""
    waiting = [kind.name for kind in kinds.KINDS if kind.again()]
    database.session.close()
    for name in waiting:
        desk.ask_again(name)


def do(job: Taken, desk: Desk, settings: Settings, ending: Event) -> None:
    """Do one job and note how it ended: all of it is committed, or nothing."""
    log.info("Job %s begins", job.kind)
    started = time.monotonic()
    try:
        state, words = _ended(job, _Telling(job, desk, ending), settings)
    except Leaving:
        desk.leave()
        return
    finally:
        database.session.close()
    desk.end(job, state, words)
    if "metrics" in current_app.extensions:
        current_app.extensions["metrics"].count_job(job.kind, state.value)
    log.info("Job %s: %s after %.1f s", job.kind, state.value, time.monotonic() - started)


def _ended(job: Taken, tell: _Telling, settings: Settings) -> tuple[JobState, str]:
    kind = kind_of(job.kind)
    if kind is None:
        return JobState.FAILED, UNKNOWN
    try:
        words = _run(kind, Underway(settings=settings, asked_at=job.asked_at, tell=tell))
    except Stopped:
        return JobState.STOPPED, STOPPED
    except OpbouwkaartError as error:
        return JobState.FAILED, error.message
    except Leaving:
        raise
    except Exception as error:
        if is_absence(error):
            raise
        code = secrets.token_hex(3).upper()
        log.exception("Unexpected error %s in job %s", code, job.kind)
        return JobState.FAILED, f"Er ging iets mis bij ons. In het logboek staat waarom, bij code {code}."
    return JobState.DONE, words


def _run(kind: Kind, underway: Underway) -> str:
    """Each part is committed on its own; what came of the last."""
    words = kind.run(underway)
    database.session.commit()
    while kind.again():
        words = kind.run(underway)
        database.session.commit()
    return words


class _Telling:
    """Notes how far a job is, not too often, and hears whether it has to stop."""

    def __init__(self, job: Taken, desk: Desk, ending: Event) -> None:
        self.job, self.desk, self.ending = job, desk, ending
        self.told = 0.0

    def __call__(self, done: int, total: int) -> None:
        if self.ending.is_set():
            raise Leaving
        if time.monotonic() - self.told < TELL_EVERY and done < total:
            return
        self.told = time.monotonic()
        if self.desk.tell(self.job, done, total):
            raise Stopped
