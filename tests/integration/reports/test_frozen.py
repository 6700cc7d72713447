"""What is frozen stays, after edits, other boundaries and a year; a correction is a new number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError, InternalError

from app.models.reports import FileKind, Report, ReportFile
from app.queries.reports.listed import bytes_of, contents_of, files_of, numbered, report_of, reports
from app.services.reports.freezing import freeze
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.meeting import change
from tests.factories.record import make_asset
from tests.integration.reports.conftest import NOW


def all_bytes(report_id):
    return {kind: bytes_of(report_id, kind) for kind in FileKind}


def test_the_bytes_stay_after_edits_a_new_vintage_and_a_year(ask, town, browse, manager):
    report_id = ask()
    freeze(report_id)
    before, page = all_bytes(report_id), browse(manager).get(f"/rapporten/{report_id}").text

    for number in range(30):
        change(make_asset(town, name=f"Groep {number}"), town, name=f"Club {number}")
    west = make_buurt("BU00140103", "West", box(234_200, 580_000, 235_100, 582_000), inhabitants=100)
    make_city(year=2025, buurten=[*BUURTEN[:4], west])
    with time_machine.travel(NOW + timedelta(days=365), tick=False):
        assert all_bytes(report_id) == before
        again = browse(manager).get(f"/rapporten/{report_id}").text
        assert "Van 1 van de 5 buurten" in again
        assert (
            again.partition("<article")[2].partition("</article")[0]
            == page.partition("<article")[2].partition("</article")[0]
        )
        assert report_of(report_id).vintage == "indeling van 2024"


def test_equal_data_gives_equal_bytes_but_for_the_number(ask, town, db):
    first = ask()
    freeze(first)
    kept = all_bytes(first)
    db.session.execute(text("delete from reports"))
    second = ask()
    freeze(second)

    assert all_bytes(second) == kept


def test_it_says_what_was_known_when_the_quarter_ended_also_a_year_later(ask, town):
    def known(report_id):
        freeze(report_id)
        told = next(part for part in contents_of(report_id)["parts"] if part["key"] == "known")
        return {row[1]: row[3:] for row in told["tables"][0]["table"]["rows"]}["Hamrik"]

    before = known(ask())
    make_asset(town, name="Van na het kwartaal")

    assert known(ask()) == before
    assert before[0] == 2
    with time_machine.travel(NOW + timedelta(days=365), tick=False):
        assert known(ask(since=date(2026, 7, 1), until=date(2026, 9, 30))) == before


def test_a_correction_is_a_new_number_and_the_old_one_says_so(ask, town, browse, manager):
    old = ask()
    freeze(old)
    browser = browse(manager)
    form = browser.get(f"/rapporten/nieuw?verbetert={old}").text
    assert "Het verbetert nummer 1." in form
    new = ask(corrects_id=old)
    assert freeze(new) == 2

    assert "Nummer 2 verbetert dit." in browser.get(f"/rapporten/{old}").text
    assert "Dit rapport verbetert nummer 1." in browser.get(f"/rapporten/{new}").text
    assert [one.number for one in reports()] == [2, 1]
    assert numbered(1).corrected_by == 2


def test_what_waits_can_not_be_corrected(ask, browse, manager):
    waiting = ask()
    answer = browse(manager).get(f"/rapporten/nieuw?verbetert={waiting}")
    assert answer.status_code == 422
    assert "Alleen een rapport met een nummer kun je verbeteren." in answer.text


@pytest.mark.parametrize("what", ["report", "file"])
def test_the_database_itself_refuses_to_change_what_is_frozen(ask, town, db, what):
    report_id = ask()
    freeze(report_id)
    changed = {
        "report": update(Report).where(Report.id == report_id).values(division="wijk"),
        "file": update(ReportFile).where(ReportFile.report_id == report_id).values(sha256="0" * 64),
    }[what]

    with pytest.raises((IntegrityError, InternalError)), db.session.begin_nested():
        db.session.execute(changed)


def test_each_file_has_its_hash_and_only_a_frozen_one_has_a_number(ask, town):
    waiting, frozen = ask(), ask()
    freeze(frozen)

    assert [one.kind for one in files_of(frozen)] == list(FileKind)
    assert all(len(one.sha256) == 64 and one.size > 0 for one in files_of(frozen))
    assert (report_of(waiting).number, files_of(waiting)) == (None, ())
    assert set(report_of(frozen).sections) == {"outcomes", "done", "known", "unknown", "annex"}
