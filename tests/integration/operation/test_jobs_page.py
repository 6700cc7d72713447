"""Beheer › Taken: an administrator sees how it stands, lets it be done and stops it."""

from __future__ import annotations

from sqlalchemy import update

from app import clock
from app.models.operation import Job, JobState
from tests.browsing import another
from tests.factories.people import make_user, post, sign_in


def test_an_administrator_asks_sees_how_far_it_is_and_reads_why_it_failed(app, db):
    browser = another(app)
    sign_in(browser, make_user(roles=["admin"]))
    assert "Nog niet gedaan" in browser.get("/beheer/taken").text

    assert post(browser, "/beheer/taken", {"kind": "retention"}).status_code == 302
    page = browser.get("/beheer/taken").text
    assert "Wacht tot het aan de beurt is" in page
    assert 'hx-trigger="every 2s"' in page

    db.session.execute(update(Job).values(state=JobState.RUNNING, started_at=clock.now(), done=3, total=13))
    assert "Loopt: 3 van 13" in browser.get("/beheer/taken").text
    db.session.execute(
        update(Job).values(state=JobState.FAILED, ended_at=clock.now(), words="De schijf is vol.")
    )
    page = browser.get("/beheer/taken").text
    assert "De schijf is vol." in page
    assert "hx-trigger" not in page


def test_what_is_no_kind_of_job_is_refused_and_a_backup_without_a_folder_says_what_is_missing(app, db):
    browser = another(app)
    sign_in(browser, make_user(roles=["admin"]))

    assert post(browser, "/beheer/taken", {"kind": "rm -rf"}).status_code == 404
    page = browser.get("/beheer/taken").text
    assert "Geef er een met BACKUP_DIR" in page
    assert "do-backup" not in page
