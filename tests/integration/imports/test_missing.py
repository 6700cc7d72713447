"""What left a list: told, stopped by choice, suggested when touched, and back when it comes back."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from app import clock
from app.models.imports import ImportRun
from app.models.people import Role
from app.models.record import Asset, KnownFrom, PublishedAsset, SuggestedField
from app.policy import ANONYMOUS
from app.services.imports.assets import import_assets
from app.services.imports.turning_back import turn_back
from app.services.record.editing import edit
from app.services.record.verifying import confirm
from app.services.record.versions import content_at
from importers.assets import Reading, source_named
from tests.factories.areas import make_city
from tests.factories.people import make_user, viewer_of

HEADINGS = "id;naam;lat;lon"
PAN, KAN, BAL = "1;De Pan;53.2195;6.5610", "2;De Kan;53.2196;6.5620", "3;De Bal;53.2196;6.5630"


@pytest.fixture
def admin(db):
    make_city()
    return viewer_of(make_user(roles=[Role.ADMIN.value, Role.MEMBER.value]))


@pytest.fixture
def bring_in(admin, tmp_path, db):
    def bring(*rows: str, stop: bool = False, source: str = "lijst"):
        path = tmp_path / "lijst.csv"
        path.write_text("\n".join([HEADINGS, *rows, ""]))
        known = source_named(source)
        report = import_assets(
            Reading(path, known),
            source=known,
            filename=path.name,
            already_public=True,
            stop_missing=stop,
            viewer=ANONYMOUS,
        )
        db.session.expire_all()
        return report

    return bring


def left(report):
    return [issue.reason.rpartition(": ")[2] for issue in report.issues if "niet meer in" in issue.reason]


def statuses(db):
    return dict(db.session.execute(select(Asset.name, Asset.status)).all())


def test_what_left_is_told_and_stays(bring_in, db):
    bring_in(PAN, KAN)
    bring_in("9;Van een ander;53.2196;6.5620", source="andere_lijst")
    report = bring_in(PAN)
    assert left(report) == ["De Kan"]
    assert (report.missing, report.read, report.unchanged) == (1, 1, 1)
    assert set(statuses(db).values()) == {"active"}


def test_what_left_stops_by_choice_and_comes_back_when_the_list_has_it_again(bring_in, db):
    bring_in(PAN, KAN, BAL)
    bring_in(PAN, stop=True)
    assert statuses(db) == {"De Pan": "active", "De Kan": "stopped", "De Bal": "stopped"}
    assert left(bring_in(PAN, stop=True)) == [], "it has stopped already"
    report = bring_in(PAN, KAN)
    assert report.changed == 1
    assert statuses(db) == {"De Pan": "active", "De Kan": "active", "De Bal": "stopped"}
    shown = select(PublishedAsset.name).where(
        PublishedAsset.status == "active", PublishedAsset.audience == "organisation"
    )
    assert db.session.scalars(shown.order_by(PublishedAsset.name)).all() == ["De Kan", "De Pan"]


def test_stopping_is_turned_back_with_the_reading(bring_in, admin, db):
    bring_in(PAN, KAN)
    report = bring_in(PAN, stop=True)
    turn_back(run_id=report.run_id, viewer=admin)
    db.session.expire_all()
    assert statuses(db)["De Kan"] == "active"
    assert db.session.get(ImportRun, report.run_id).undone_at


def test_what_a_colleague_changed_or_checked_becomes_a_suggestion_once(bring_in, admin, db):
    bring_in(PAN, KAN, BAL)
    ids = dict(db.session.execute(select(Asset.name, Asset.id)).all())
    seen = content_at(ids["De Kan"], 1)
    edit(
        asset_id=ids["De Kan"],
        base_version=1,
        content=seen.with_choices(summary="Bij de brug."),
        viewer=admin,
        allowed=lambda _who, _asset: True,
    )
    report = bring_in(PAN, BAL, stop=True)
    assert statuses(db)["De Kan"] == "active"
    assert report.issues[-1].action == "staat als voorstel bij het team"
    bring_in(PAN, BAL, stop=True)
    assert db.session.execute(select(SuggestedField.field, SuggestedField.value)).all() == [
        ("status", "stopped")
    ]


def test_a_row_that_was_refused_is_still_in_the_list(bring_in):
    bring_in(PAN, KAN, "Koor;Koor;53.2196;6.5621")
    assert left(bring_in(PAN, "2;De Kan;kapot;6.5620", "Koor;Koor;0;0")) == []
    assert left(bring_in(PAN, "2;De Kan;99;6.5620", "Koor;Koor;52.0;5.0")) == []


def test_of_a_list_that_is_not_whole_nothing_left(bring_in):
    bring_in(PAN, KAN)
    report = bring_in(PAN, "2;De; Kan;53.2196;6.5620", stop=True)
    assert report.missing == 0
    assert not left(report)


def test_a_record_that_was_checked_is_not_stopped_by_a_list(bring_in, db):
    bring_in(PAN, KAN)
    kan = db.session.scalars(select(Asset.id).where(Asset.name == "De Kan")).one()
    viewer = viewer_of(make_user(roles=[Role.MEMBER.value]))
    confirm(asset_id=kan, how=KnownFrom.SEEN, client_key=uuid4(), viewer=viewer)
    bring_in(PAN, stop=True)
    assert statuses(db)["De Kan"] == "active"


def test_what_a_team_answered_is_not_suggested_again(bring_in, admin, db):
    bring_in(PAN, KAN)
    kan = db.session.scalars(select(Asset.id).where(Asset.name == "De Kan")).one()
    confirm(asset_id=kan, how=KnownFrom.SEEN, client_key=uuid4(), viewer=admin)
    bring_in(PAN, stop=True)
    answered = db.session.scalars(select(SuggestedField)).one()
    answered.accepted, answered.answered_at = False, clock.now()
    db.session.flush()
    bring_in(PAN, stop=True)
    assert len(db.session.scalars(select(SuggestedField)).all()) == 1


@pytest.mark.parametrize(
    ("again", "new", "unchanged"),
    [
        (";De Pan;53.2195501;6.5610000", 0, 1),  # the same place with more decimals, rounded the other way
        (";De Pan;53.2198;6.5610", 1, 0),
        (";De Kan;53.2195501;6.5610", 1, 0),
    ],
)
def test_a_row_whose_place_is_written_with_more_decimals_is_the_same_row(bring_in, db, again, new, unchanged):
    bring_in(";De Pan;53.219549;6.561")
    report = bring_in(again)

    assert (report.new, report.unchanged, report.missing) == (new, unchanged, new)
    assert len(statuses(db)) == 1 + (new and "Kan" in again)


def test_two_of_one_name_close_together_are_not_taken_for_each_other(bring_in, db):
    bring_in(";De Pan;53.219549;6.561", ";De Pan;53.219649;6.561")
    report = bring_in(";De Pan;53.219601;6.561", ";De Pan;53.219701;6.561")

    assert (report.read, report.new + report.unchanged + report.changed) == (2, 2)
