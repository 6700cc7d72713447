"""The desk: a file is tried without a trace, read in once, each row accounted for, and turned back whole."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models.imports import ImportFile, ImportRun
from app.models.record import Asset, PublishedAsset
from app.services.imports import desk
from app.services.record.editing import edit
from app.services.record.versions import content_at
from importers.assets.reading.limits import Limits
from tests.factories.people import post, viewer_of
from tests.integration.imports.desk.sending import LIST, counts, read_in, send


def on_the_map(db):
    return db.session.scalar(select(func.count()).select_from(Asset).where(Asset.removed_at.is_(None)))


def test_trying_says_what_would_happen_and_keeps_nothing_but_the_file(db, browser):
    page = browser.get(send(browser).location).text

    assert counts(page) == {
        "nieuw": "2",
        "veranderd": "0",
        "hetzelfde": "0",
        "niet ingelezen": "1",
        "samen": "3",
    }
    assert "Eettafel Hamrik" in page
    assert on_the_map(db) == 0
    assert db.session.scalars(select(ImportRun)).all() == []


def test_it_is_read_in_once_also_after_a_double_click_and_each_row_is_accounted_for(db, browser):
    at = send(browser).location
    first, second = post(browser, f"{at}/inlezen").location, post(browser, f"{at}/inlezen").location
    assert first == second
    page = browser.get(first).text

    assert counts(page)["nieuw"] == "2"
    assert "Deze plek ligt buiten de buurten" in page
    assert on_the_map(db) == 2
    assert len(db.session.scalars(select(ImportRun)).all()) == 1
    assert browser.get(at).location == first


def test_the_same_list_again_changes_nothing_and_a_corrected_one_what_changed(db, browser):
    read_in(browser)
    again = browser.get(read_in(browser)).text
    assert (counts(again)["nieuw"], counts(again)["hetzelfde"]) == ("0", "2")
    better = browser.get(read_in(browser, LIST.replace("Ruilkast;initiatief", "Ruilkast;netwerk"))).text
    assert (counts(better)["nieuw"], counts(better)["veranderd"]) == ("0", "1")


def test_a_column_can_be_said_to_be_another_and_the_next_file_knows(db, browser):
    odd = "hoe heet het;lat;lon\nEettafel;53.2195;6.5610\n"
    at = send(browser, odd).location
    assert counts(browser.get(at).text)["niet ingelezen"] == "1"
    columns = {"heading": ["hoe heet het", "lat", "lon"], "field": ["name", "lat", "lon"]}
    assert post(browser, f"{at}/kolommen", columns).status_code == 302
    assert counts(browser.get(at).text)["nieuw"] == "1"
    assert counts(browser.get(send(browser, odd).location).text)["nieuw"] == "1"
    wrong = {"heading": ["hoe heet het"], "field": ["password_hash"]}
    assert post(browser, f"{at}/kolommen", wrong).status_code == 422


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hoe heet het;lat;lon\nEettafel;53.2195;6.5610\n", "Geen kolom is de naam."),
        ("naam;lat;lon\nVer weg;52.1;5.1\n", "Er is niets om in te lezen."),
        ("naam;lat;lon\n", "Er staan geen rijen in dit bestand."),
    ],
    ids=["no name", "all refused", "no rows"],
)
def test_what_brings_nothing_says_so_and_offers_no_button(browser, text, said):
    page = browser.get(send(browser, text).location).text

    assert said in page
    assert "Lees dit in" not in page


def test_an_empty_file_is_called_by_its_own_name(browser):
    assert "wijk &amp; co.csv is leeg" in send(browser, "  \n", name="wijk & co.csv").text


def test_turning_back_takes_all_but_what_a_colleague_changed(db, browser, admin):
    run = read_in(browser)
    ids = dict(db.session.execute(select(Asset.name, Asset.id)).all())
    touched = ids["Ruilkast"]
    seen = content_at(touched, 1)
    edit(
        asset_id=touched,
        base_version=1,
        content=seen.with_choices(summary="Bij de brug."),
        viewer=viewer_of(admin),
        allowed=lambda _who, _asset: True,
    )
    db.session.flush()
    back = post(browser, f"{run}/terug")
    page = browser.get(back.location).text

    assert "1 bleef staan: daarna veranderde daar nog iets aan." in page
    assert "Teruggedraaid." in page
    left = db.session.scalars(select(Asset.name).where(Asset.removed_at.is_(None))).all()
    assert left == ["Ruilkast"]
    assert not db.session.scalars(
        select(PublishedAsset).where(PublishedAsset.asset_id == ids["Eettafel Hamrik"])
    ).all()
    assert post(browser, f"{run}/terug").status_code == 302
    assert on_the_map(db) == 1


def test_a_list_that_was_turned_back_can_be_read_in_again(db, browser):
    post(browser, f"{read_in(browser)}/terug")
    again = browser.get(read_in(browser)).text

    assert counts(again)["nieuw"] == "2"
    assert on_the_map(db) == 2


def test_turning_a_correction_back_gives_the_words_of_before(db, browser):
    read_in(browser, "id;naam;omschrijving;lat;lon\n7;Eettafel;Eerst dit.;53.2195;6.5610\n")
    run = read_in(browser, "id;naam;omschrijving;lat;lon\n7;Eettafel;Toen dat.;53.2195;6.5610\n")
    assert db.session.scalar(select(Asset.summary)) == "Toen dat."
    post(browser, f"{run}/terug")
    db.session.expire_all()

    assert db.session.scalar(select(Asset.summary)) == "Eerst dit."
    text = "id;naam;omschrijving;lat;lon\n7;Eettafel;En nu dit.;53.2195;6.5610\n"
    assert counts(browser.get(read_in(browser, text)).text)["veranderd"] == "1", "nobody edited it here"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "lijst.csv", "niet leeg"),
        (b"PK\x03\x04rommel", "lijst.csv", "beschadigd"),
        (b"%PDF-1.7", "lijst.csv", "PDF"),
        (b"MZ\x90\x00\x03programma", "lijst.csv", "geen tekst"),
        (b"<OGRVRTDataSource><SrcDataSource>/etc/passwd</SrcDataSource>", "x.geojson", "GeoJSON"),
        (b"naam;lat;lon\n" + b"Koor;53.2;6.5\n" * 51, "lijst.csv", "meer dan 50 rijen"),
    ],
    ids=["empty", "zip", "pdf", "program", "vrt", "too long"],
)  # fmt: skip
def test_a_file_that_can_not_be_read_is_refused_and_leaves_nothing(
    db, browser, monkeypatch, content, name, said
):
    monkeypatch.setattr(desk, "LIMITS", Limits(megabytes=1, rows=50))
    answer = send(browser, content, name=name)

    assert answer.status_code == 422
    assert said in answer.text
    db.session.rollback()
    assert db.session.scalars(select(ImportFile)).all() == []


def test_a_path_in_a_name_and_markup_stay_text(browser, db):
    at = send(
        browser, "naam;lat;lon\n<script>alert(1)</script>x;53.2195;6.5610\n", name="../../etc/<b>lijst.csv"
    ).location
    page = browser.get(at).text

    assert "<script>alert(1)" not in page
    assert "<b>lijst" not in page
    assert ".." not in db.session.scalar(select(ImportFile.filename))


def test_a_bad_name_of_a_source_is_told_at_its_field(browser):
    answer = send(browser, source="Sociale kaart!")
    assert answer.status_code == 422
    assert "kan geen naam van een bron zijn" in answer.text


def test_what_looks_like_a_person_is_left_out_and_never_repeated(db, browser):
    text = "naam;telefoon;omschrijving;lat;lon\nEettafel;0612345678;Bel Jan op 0612345678;53.2195;6.5610\n"
    run = browser.get(read_in(browser, text)).text

    assert "0612345678" not in run
    assert "0612345678" not in (db.session.scalar(select(Asset.summary)) or "")
