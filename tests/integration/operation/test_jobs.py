"""Jobs: planned once a day, done whole or not at all, begun again after a kill, stopped when asked."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from threading import Event

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from app import Settings, create_app
from app.cli.jobs import working
from app.cli.jobs.desk import BROKEN_OFF, opened
from app.database import database
from app.exceptions import OpbouwkaartError
from app.models.operation import Job, JobState
from app.models.people import Installation
from app.services.operation import kinds
from app.services.operation.asking import ask_for, ask_to_stop
from tests.database_server import executing
from tests.factories.people import make_team

EARLY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""Two o'clock at night in the Netherlands: before anything is planned."""


@pytest.fixture
def settings(fresh_database_url, tmp_path):
    return Settings(database_url=fresh_database_url, data_dir=tmp_path, backup_dir=tmp_path)


@pytest.fixture
def desk(settings):
    """The desk of an application on a database of this test alone."""
    with create_app(settings).app_context(), opened(make_url(settings.database_url)) as desk:
        yield desk
        database.session.close()
        database.engine.dispose()


@pytest.fixture
def only(monkeypatch):
    """Replace what the kinds do."""

    def replace(run):
        kind = kinds.Kind(name="sweep", label="Vegen", line="", picture="clock", at=time(3), run=run)
        monkeypatch.setattr(kinds, "KINDS", (kind,))

    return replace


def do_one(desk, settings, *, name="sweep", ending=None):
    ask_for(name)
    database.session.commit()
    working.do(desk.take(), desk, settings, ending or Event())
    return last()


def last() -> Job:
    return database.session.scalars(select(Job).order_by(Job.id.desc()).limit(1)).one()


def test_each_kind_is_planned_once_a_day_when_its_time_has_come_and_never_in_a_demo(desk, settings):
    def planned():
        return list(database.session.execute(text("select kind, day::text from jobs order by id")))

    with time_machine.travel(EARLY, tick=False) as clock:
        desk.plan(settings)
        assert planned() == []
        clock.move_to(EARLY.replace(hour=14))
        desk.plan(settings)
        desk.plan(settings)
        nightly = ["backup", "retention", "duplicates"]
        assert planned() == [(kind, "2026-03-02") for kind in nightly]
        with executing(settings.database_url) as execute:
            execute("update jobs set state = 'done', ended_at = now()")
            desk.plan(settings)
            execute("insert into installation (id, is_demo, demo_day) values (1, true, '2026-10-01')")
        clock.move_to(EARLY.replace(day=3, hour=14))
        desk.plan(settings)
        assert len(planned()) == len(nightly)
    assert database.session.get(Installation, 1).is_demo


@pytest.mark.parametrize("night", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_each_is_planned_once_also_when_the_clock_is_set_that_night_or_goes_back_a_day(desk, settings, night):
    with time_machine.travel(night, tick=False) as clock:
        # One of these nights has no half past two, the other has it twice; then the clock goes back a day.
        for half_hours in (*range(12), *range(-48, -36), *range(12)):
            clock.move_to(night + timedelta(minutes=30 * half_hours))
            desk.plan(settings)
            with executing(settings.database_url) as execute:
                execute("update jobs set state = 'done', ended_at = now() where ended_at is null")
    days = list(database.session.execute(text("select kind, day from jobs order by day, kind")))

    assert days == [
        (kind, day)
        for day in (night.date() - timedelta(days=1), night.date())
        for kind in ("backup", "duplicates", "retention")
    ]


def test_progress_is_seen_before_the_work_is_and_a_stop_undoes_the_work(desk, settings, only):
    seen = []

    def run(job):
        make_team(name="Half team")
        for number in (1, 2, 3):
            working.TELL_EVERY = 0
            job.tell(number, 3)
            with executing(settings.database_url) as execute:
                seen.append(execute("select done, total from jobs").one())
                teams = execute("select count(*) from teams").scalar()
            assert teams == 0
            if number == 2:
                ask_from_elsewhere(settings)
        return "klaar"

    only(run)
    job = do_one(desk, settings)

    assert seen == [(1, 3), (2, 3)]
    assert (job.state, job.words) == (JobState.STOPPED, kinds.STOPPED)
    assert database.session.scalar(text("select count(*) from teams")) == 0


def ask_from_elsewhere(settings):
    with executing(settings.database_url) as execute:
        execute("update jobs set stop_asked = true")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OpbouwkaartError("De schijf is vol. Maak ruimte."), "De schijf is vol. Maak ruimte."),
        (ValueError("Sanne Kanarie"), "Er ging iets mis bij ons. In het logboek staat waarom, bij code "),
    ],
)
def test_a_job_that_fails_keeps_nothing_and_says_why_without_saying_what(desk, settings, only, error, words):
    def run(_job):
        make_team(name="Half team")
        raise error

    only(run)
    job = do_one(desk, settings)

    assert job.state is JobState.FAILED
    assert job.words.startswith(words)
    assert "Kanarie" not in job.words
    assert database.session.scalar(text("select count(*) from teams")) == 0


def test_what_was_killed_is_done_again_but_not_for_ever(desk, settings):
    for _ in range(2):
        ask_for("retention")
        database.session.commit()
        assert desk.take() is not None
        desk.put_back()
        assert last().state is JobState.WAITING
        database.session.close()
    desk.take()
    desk.put_back()

    assert (last().state, last().words, last().attempts) == (JobState.FAILED, BROKEN_OFF, 3)


def test_an_end_in_order_is_no_failed_attempt(desk, settings, only):
    ending = Event()

    def run(job):
        ending.set()
        job.tell(1, 2)
        return "klaar"

    only(run)
    job = do_one(desk, settings, ending=ending)

    assert (job.state, job.attempts) == (JobState.WAITING, 0)


def test_a_backup_that_was_begun_again_is_one_file(desk, settings, tmp_path):
    job = do_one(desk, settings, name="backup")
    assert job.state is JobState.DONE, job.words
    with executing(settings.database_url) as execute:
        execute("update jobs set state = 'running', ended_at = null")
    desk.put_back()
    working.do(desk.take(), desk, settings, Event())

    assert last().state is JobState.DONE
    assert len(list(tmp_path.glob("*.zip"))) == 1
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(
    ("ended", "asked"), [(JobState.DONE, True), (JobState.FAILED, False), (JobState.STOPPED, False)]
)
def test_what_was_asked_while_a_job_ended_is_done_and_what_failed_is_not_tried_for_ever(
    desk, monkeypatch, ended, asked
):
    kind = kinds.Kind(
        name="sweep", label="", line="", picture="", at=None, run=lambda _job: "", again=lambda: True
    )
    monkeypatch.setattr(kinds, "KINDS", (kind,))
    working.ask_for_what_waits(desk)
    assert desk.take() is None, "nobody ever asked"

    ask_for("sweep")
    database.session.commit()
    job = desk.take()
    assert not ask_for("sweep"), "it runs, so who asks now is not heard"
    database.session.commit()
    desk.end(job, ended, "")
    working.ask_for_what_waits(desk)
    assert (desk.take() is not None) is asked


def test_one_process_works_and_another_waits_its_turn(desk, settings):
    with opened(make_url(settings.database_url)) as other:
        assert desk.is_ours()
        assert not other.is_ours()


def test_a_job_is_asked_for_once_and_stopped_before_it_began(desk):
    assert ask_for("retention")
    assert not ask_for("retention")
    assert ask_to_stop(last().id)
    database.session.commit()

    assert desk.take() is None
    assert last().state is JobState.STOPPED
    assert not ask_to_stop(last().id)
