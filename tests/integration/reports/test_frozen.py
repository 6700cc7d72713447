"""What is frozen stays, after edits, other boundaries and a year; a correction is a new number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError, InternalError

from app.models.reports import Edition, FileKind, Report, ReportFile
from app.queries.reports.listed import bytes_of, contents_of, files_of, numbered, report_of, reports
from app.services.reports.freezing import freeze, report_waits
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.meeting import change
from tests.factories.record import make_asset
from tests.factories.reports import make_line
from tests.integration.reports.conftest import NOW


def all_bytes(report_id):
    return {kind: bytes_of(report_id, kind) for kind in FileKind}


THOUSAND_EDITS = (
    "update {table} set kind = (array['place', 'network', 'solution'])[1 + {round} % 3], "
    "themes = array[(array['groen-en-duurzaam', 'eten-en-koken'])[1 + {round} % 2]]"
)


def edit_all(db, town):
    """A thousand edits and more, of all that a report is counted from and of every word that it says."""
    for number in range(20):
        change(make_asset(town, name=f"Groep {number}"), town, name=f"Club {number}")
    records = db.session.scalar(text("select count(*) from assets"))
    rounds = 1000 // records + 1
    for round_ in range(rounds):
        for table in ("assets", "published"):
            db.session.execute(text(THOUSAND_EDITS.format(table=table, round=round_)))
    assert rounds * records >= 1000
    for changed in (
        "update assets set status = 'stopped', status_since = current_date",
        "update published set name = 'Anders'",
        "update themes set label = label || ' (nieuw)'",
        "update areas set name = name || ' (nieuw)', inhabitants = 12",
        "update verifications set \"on\" = date '2026-01-01'",
        "delete from rounds",
        "update teams set name = name || ' (nieuw)'",
    ):
        db.session.execute(text(changed))


def test_the_bytes_stay_after_a_thousand_edits_a_new_vintage_and_a_year(ask, town, browse, manager, db):
    make_line(name="Samen")
    kept = {edition: ask(edition=edition) for edition in Edition}
    for report_id in kept.values():
        freeze(report_id)
    reader = browse(manager)
    before = {report_id: (all_bytes(report_id), sheet_of(reader, report_id)) for report_id in kept.values()}

    edit_all(db, town)
    west = make_buurt("BU00140103", "West", box(234_200, 580_000, 235_100, 582_000), inhabitants=100)
    make_city(year=2025, buurten=[*BUURTEN[:4], west])
    with time_machine.travel(NOW + timedelta(days=365), tick=False):
        reader = browse(manager)
        for report_id, (content, sheet) in before.items():
            assert all_bytes(report_id) == content
            for kind in ("pdf", "xlsx", "gpkg", "html"):
                assert reader.get(f"/rapporten/{report_id}/{kind}").data == content[FileKind(kind)]
            assert sheet_of(reader, report_id) == sheet
            assert report_of(report_id).vintage == "indeling van 2024"
        assert "Van 1 van de 5 buurten" in before[kept[Edition.COLLEAGUES]][1]
        again = ask()
        freeze(again)
        assert all_bytes(again)[FileKind.DATA] != before[kept[Edition.COLLEAGUES]][0][FileKind.DATA]


def sheet_of(reader, report_id):
    """The report as it stands on its page."""
    return reader.get(f"/rapporten/{report_id}").text.partition("<article")[2].partition("</article")[0]


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

    assert f'<a class="nl-link" href="/rapporten/{new}">Nummer 2</a>' in browser.get(f"/rapporten/{old}").text
    page = browser.get(f"/rapporten/{new}").text
    assert "Dit rapport verbetert nummer 1." in page
    assert f'<a class="nl-link" href="/rapporten/{old}">nummer 1</a>' in page
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


def test_who_presses_twice_gets_one_report_and_who_wants_another_gets_another(ask, town, db):
    assert not report_waits()
    first = ask()
    assert ask() == first
    assert report_waits()
    assert ask(edition=Edition.PUBLIC) != first
    freeze(first)
    again = ask()
    assert again not in {None, first}, "the data may be other ones by now"
    db.session.get_one(Report, again).problem = "Te groot."
    db.session.flush()
    assert ask() != again, "one that failed waits for somebody who tries it again"


def test_each_file_has_its_hash_and_only_a_frozen_one_has_a_number(ask, town):
    waiting, frozen = ask(), ask(division_key="wijk")
    freeze(frozen)

    assert [one.kind for one in files_of(frozen)] == list(FileKind)
    assert all(len(one.sha256) == 64 and one.size > 0 for one in files_of(frozen))
    assert (report_of(waiting).number, files_of(waiting)) == (None, ())
    assert set(report_of(frozen).sections) == {"outcomes", "done", "known", "unknown", "annex"}
