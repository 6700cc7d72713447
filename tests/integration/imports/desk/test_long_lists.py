"""A long list is tried, read in and turned back by the process that does the jobs, and can be stopped."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text, update

from app import clock
from app.models.imports import ImportFile, ImportRun, ImportRunAsset
from app.models.operation import Job
from app.models.people import User
from app.models.record import Asset, PublishedAsset
from app.services.imports import desk, finishing
from app.services.imports.asking import LEFT
from app.services.imports.waiting import NOBODY, do_next, something_waits
from app.services.record.editing import edit
from app.services.record.versions import content_at
from tests.factories.people import post, viewer_of
from tests.integration.imports.desk.sending import LIST, counts, send


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch):
    monkeypatch.setattr(desk, "QUICK_ROWS", 1)
    monkeypatch.setattr(finishing, "PART", 1)


def quiet(_done, _total):
    pass


def on_the_map(db):
    return db.session.scalar(select(func.count()).select_from(Asset).where(Asset.removed_at.is_(None)))


def done_by_the_jobs(db):
    """What `flask jobs work` does with the job that was asked for."""
    words = do_next(tell=quiet)
    db.session.execute(update(Job).where(Job.ended_at.is_(None)).values(state="done", ended_at=clock.now()))
    db.session.commit()
    return words


def read_in(db, browser, content=LIST):
    at = send(browser, content).location
    done_by_the_jobs(db)
    assert post(browser, f"{at}/inlezen").location == at
    done_by_the_jobs(db)
    return browser.get(at).location


def test_it_waits_is_tried_read_in_and_turned_back_and_its_page_tells_each(db, browser):
    at = send(browser).location
    waiting = browser.get(at).text
    assert "Dit wacht tot het aan de beurt is." in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert on_the_map(db) == 0

    assert done_by_the_jobs(db) == "Geprobeerd: lijst.csv."
    assert browser.get(at, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert counts(browser.get(at).text)["nieuw"] == "2"
    assert on_the_map(db) == 0

    assert post(browser, f"{at}/inlezen").location == at
    assert done_by_the_jobs(db) == "Ingelezen: lijst.csv."
    run = browser.get(at).location
    assert counts(browser.get(run).text)["nieuw"] == "2"
    assert on_the_map(db) == 2

    assert post(browser, f"{run}/terug").location == run
    assert "Dit wacht" in browser.get(run).text
    assert done_by_the_jobs(db) == "Teruggedraaid: lijst.csv, 2 weg en 0 zoals het was."
    assert "Teruggedraaid." in browser.get(run).text
    assert on_the_map(db) == 0
    assert not something_waits()


def test_the_share_that_is_told_grows_to_the_whole(db, browser):
    send(browser)
    told = []
    do_next(tell=lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1] == (100, 100)


def test_it_is_asked_once_however_often_somebody_presses(db, browser):
    at = send(browser).location
    done_by_the_jobs(db)
    post(browser, f"{at}/inlezen")
    asked_at = db.session.scalar(select(ImportFile.asked_at))
    post(browser, f"{at}/inlezen")
    post(browser, f"{at}/omdraaien", {"repair": "yes"})

    assert db.session.scalar(select(ImportFile.asked_at)) == asked_at
    assert db.session.scalar(select(ImportFile.repair)) is False
    assert "nog bezig" in browser.get(at).text
    done_by_the_jobs(db)
    assert do_next(tell=quiet) == "Er wachtte niets."
    assert len(db.session.scalars(select(ImportRun)).all()) == 1


@pytest.mark.parametrize("stops_at", [0, 45, 80])
def test_stopped_half_way_nothing_of_it_is_left_and_it_can_be_asked_again(db, browser, stops_at):
    at = send(browser).location
    done_by_the_jobs(db)
    post(browser, f"{at}/inlezen")

    def tell(done, _total):
        if done >= stops_at:
            post(browser, f"{at}/stop")

    assert do_next(tell=tell) == "Gestopt: lijst.csv."
    post(browser, f"{at}/stop")  # The one before was within this test's transaction, and went with the work.
    assert on_the_map(db) == 0
    assert db.session.scalars(select(ImportRun)).all() == []
    assert "Dit is gestopt. Er is niets half gedaan." in browser.get(at).text

    post(browser, f"{at}/inlezen")
    assert done_by_the_jobs(db) == "Ingelezen: lijst.csv."
    assert on_the_map(db) == 2


def test_killed_half_way_nothing_is_left_and_the_next_time_does_it_whole(db, browser):
    at = send(browser).location
    done_by_the_jobs(db)
    post(browser, f"{at}/inlezen")

    def killed(done, _total):
        if done > 60:
            assert on_the_map(db) == 2, "it was busy writing"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        do_next(tell=killed)
    db.session.rollback()

    assert on_the_map(db) == 0
    assert something_waits()
    assert done_by_the_jobs(db) == "Ingelezen: lijst.csv."
    assert on_the_map(db) == 2
    assert db.session.scalar(select(func.count()).select_from(PublishedAsset)) == 4


def test_a_list_that_can_not_be_read_says_why_and_the_others_go_on(db, browser):
    wrong = send(browser, "%PDF-1.7\n\n", name="lijst.pdf").location
    send(browser)
    assert "Dit is een PDF" in do_next(tell=quiet)
    assert do_next(tell=quiet) == "Geprobeerd: lijst.csv."
    page = browser.get(wrong).text

    assert "Dit is niet gelukt." in page
    assert "Dit is een PDF" in page
    assert "Probeer opnieuw" in page
    post(browser, f"{wrong}/opnieuw")
    assert something_waits()


def test_who_may_not_any_more_gets_nothing_read_in(db, browser, admin):
    at = send(browser).location
    db.session.execute(update(User).where(User.id == admin.id).values(deactivated_at=func.now()))

    assert NOBODY in do_next(tell=quiet)
    assert db.session.scalar(select(ImportFile.problem)) == NOBODY
    assert at


def test_what_broke_off_does_not_come_before_what_is_asked_next(db, browser):
    broken = send(browser).location
    db.session.execute(text("update jobs set state = 'failed', ended_at = now()"))
    assert "Dit is niet gelukt." in browser.get(broken).text
    send(browser, name="tweede.csv")

    assert do_next(tell=quiet) == "Geprobeerd: tweede.csv."
    assert LEFT in browser.get(broken).text


def test_turning_back_leaves_and_lists_what_a_colleague_changed_and_gives_back_what_was_there(
    db, browser, admin
):
    first = "id;naam;soort;omschrijving;lat;lon\n"
    rows = "1;Eettafel;initiatief;Eerst dit.;53.2195;6.5610\n2;Koor;netwerk;Zingt.;53.2196;6.5620\n"
    read_in(db, browser, first + rows)
    before = records(db)
    other = rows.replace("Eerst dit.", "Toen dat.").replace("Zingt.", "Zwijgt.").replace("netwerk", "plek")
    run = read_in(
        db, browser, first + other.replace("53.2195", "53.2199") + "3;Ruilkast;plek;;53.2195;6.561\n"
    )
    koor = db.session.scalar(select(Asset.id).where(Asset.name == "Koor"))
    changed = content_at(koor, 2).with_choices(summary="Zingt weer.")
    edit(asset_id=koor, base_version=2, content=changed, viewer=viewer_of(admin), allowed=lambda _w, _a: True)
    post(browser, f"{run}/terug")
    words = done_by_the_jobs(db)
    db.session.expire_all()

    assert words == "Teruggedraaid: lijst.csv, 1 weg en 1 zoals het was."
    after = records(db)
    assert after["Eettafel"] == before["Eettafel"]
    assert after["Koor"]["summary"] == "Zingt weer."
    assert "Ruilkast" not in after
    page = browser.get(run).text
    assert "1 bleef staan, want iemand veranderde daarna nog iets:" in page
    assert ">Koor</a>" in page
    assert ">Eettafel</a>" not in page
    assert db.session.scalars(select(ImportRunAsset.asset_id).where(ImportRunAsset.stayed)).all() == [koor]


def records(db):
    """Each record as its open version and its published row say it, without what counts versions."""
    rows = db.session.execute(
        text(
            "select a.name, v.record, a.name_key, a.steward_id, p.fragment, l.buurt_id from assets a"
            " join asset_versions v on v.asset_id = a.id and v.valid_until is null"
            " join published p on p.asset_id = a.id and p.audience = 'team'"
            " left join asset_places l on l.asset_id = a.id where a.removed_at is null"
        )
    ).mappings()
    return {row["name"]: {**row, "summary": row["record"]["summary"]} for row in rows}
