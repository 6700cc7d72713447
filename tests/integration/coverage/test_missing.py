"""Wat missen we nog? A list of somebody else beside the map, from the file to the number or the refusal."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import numpy as np
import pytest
import time_machine
from sqlalchemy import func, select

from app import clock
from app.database import database
from app.models.coverage import OutsideList
from app.models.people import Role
from app.models.record import Kind, KnownFrom, Precision, Visibility
from app.services.record.content import Where
from app.services.retention import let_go
from geodata.crs import to_rd
from tests.browsing import another
from tests.factories.people import csrf_token, make_user, post, sign_in
from tests.factories.record import make_asset
from tests.integration.coverage.conftest import HAMRIK, LAANZICHT, WIERDE, browser_of
from tests.integration.imports.desk.sending import read_in

NAMES = ("Eettafel Merel", "Breiclub Sijs", "Fietswerkplaats Kauw", "Taalcafé Reiger", "Moestuin Fazant")
MORE = ("Zangkoor Ekster", "Biljart Spreeuw", "Klusdienst Uil")


def place_of(city, code):
    at = city.areas[code]
    return at.label_lon, at.label_lat


def as_csv(*lines):
    return "\n".join(["naam;soort;lon;lat", *(line.replace(";", ";initiatief;", 1) for line in lines)])


def bring(browser, text, *, name="lijst.csv", **more):
    content = text if isinstance(text, bytes) else text.encode()
    data = {
        "csrf_token": csrf_token(browser),
        "client_key": "5b0e8c0e-7a55-4c1e-9b3e-2f0c5f3a1111",
        "title": "Sociale kaart",
        "area": "GM0014",
        "file": (io.BytesIO(content), name),
        **more,
    }
    return browser.post("/dekking/missen", data=data, content_type="multipart/form-data")


def number_of(page, words):
    row = rf'<th scope="row">[^<]*{words}.*?</th><td class="number">(?:<a[^>]*>)?([\d.]+)'
    return int(re.search(row, page, re.DOTALL)[1])


@pytest.fixture
def ours(city, keeper):
    """Seven in Hamrik that were seen, one that nobody saw, one that is for its team only."""
    made = [make_asset(keeper, name=name, buurt=HAMRIK) for name in (*NAMES, *MORE[:2])]
    make_asset(keeper, name="Ruilwinkel Pauw", buurt=HAMRIK, known_from=KnownFrom.READ)
    make_asset(keeper, name="Praatgroep Valk", buurt=HAMRIK, visibility=Visibility.TEAM)
    return made


@pytest.fixture
def sent(city, inside, ours):
    """Five that are ours, one that nobody saw yet, one unknown, and one far away."""
    lon, lat = place_of(city, HAMRIK)
    rows = [f"{name};{lon};{lat}" for name in (*NAMES, "Ruilwinkel Pauw", "Jeu de boules Nachtegaal")]
    return bring(inside, as_csv(*rows, "Verre club;6.9;53.0", f"{NAMES[0]};{lon};{lat}")).location


def answer_all(browser, at, word=None):
    page = browser.get(at).text
    first = dict(re.findall(r'name="(regel-\d+)" value="(\d+)"', page)[::-1])
    return post(browser, at, {name: word or value for name, value in first.items()})


def test_what_is_not_certain_waits_for_a_person_and_there_is_no_number_before(inside, sent):
    page = inside.get(sent).text

    assert "Van 6 regels weten we het niet zeker" in page, "same name and same buurt is not certain"
    assert "ten minste" not in page.split("Twee lijsten")[0]
    assert "Jeu de boules Nachtegaal" in page
    assert number_of(page, "Ligt buiten dit gebied") == 1
    assert number_of(page, "Zonder naam, dubbel") == 1


def test_then_it_says_how_many_there_are_at_least_with_the_warning(inside, sent):
    answer_all(inside, sent)
    page = inside.get(sent).text

    # Ours are the seven that were seen and the one of the visitor's own team.
    assert [number_of(page, words) for words in ("Op onze kaart", "Op de lijst", "Op allebei")] == [8, 7, 5]
    assert number_of(page, "bij ons lang niet gecheckt") == 1
    assert "ten minste 11" in page, "9 · 8 / 6 - 1"
    assert "ten hoogste 91 % bekend" in page
    assert "Bekende groepen staan op allebei de lijsten" in page
    said = inside.get(f"{sent}/download?format=csv").text
    assert "Bekende groepen staan op allebei" in said
    assert "ten hoogste bekend, in procent" in said
    assert "Nachtegaal" not in said


def test_our_map_of_another_day_stands_beside_the_same_list(inside, city, keeper):
    with time_machine.travel(clock.now() - timedelta(days=100)):
        for name in NAMES:
            make_asset(keeper, name=name, buurt=HAMRIK)
    make_asset(keeper, name=MORE[0], buurt=HAMRIK)
    lon, lat = place_of(city, HAMRIK)
    sent = bring(inside, as_csv(*(f"{name};{lon};{lat}" for name in (*NAMES, MORE[0])))).location
    then, before = (clock.today() - timedelta(days=days) for days in (50, 200))
    page = inside.get(f"{sent}?dag={then}").text
    assert "Van 5 regels weten we niet of het hetzelfde is" in page
    assert "Zeg het eerst op de kaart van nu" in page
    answer_all(inside, sent)

    words = ("Op onze kaart", "Op de lijst", "Op allebei")
    assert [number_of(inside.get(sent).text, one) for one in words] == [6, 6, 6]
    page = inside.get(f"{sent}?dag={then}").text
    assert [number_of(page, one) for one in words] == [5, 6, 5]
    assert "Onze kaart zoals ze was op" in page
    assert f"op={then}" in page
    assert (
        then.isoformat()
        in inside.get(f"{sent}/download?format=csv&dag={then}").headers["Content-Disposition"]
    )
    assert [number_of(inside.get(f"{sent}?dag={before}").text, one) for one in words] == [0, 6, 0]
    assert inside.get(f"{sent}?dag=0001-01-01").status_code in {200, 400}
    assert inside.get(f"{sent}?dag=morgen").status_code == 422


def test_with_fewer_than_five_on_both_it_refuses(inside, sent):
    answer_all(inside, sent, "none")
    page = inside.get(sent).text

    assert "Te weinig om te schatten" in page
    assert "ten minste" not in page.split("Let op.")[0]
    assert "te weinig om te schatten" in inside.get(f"{sent}/download?format=csv").text


def test_not_knowing_counts_as_the_same_which_is_the_careful_side(inside, sent):
    answer_all(inside, sent, "unknown")
    page = inside.get(sent).text

    assert number_of(page, "Niemand weet") == 6
    assert number_of(page, "Op allebei") == 5


def test_an_answer_that_was_not_offered_changes_nothing(inside, sent, city, keeper):
    other = make_asset(keeper, name="Iets heel anders", buurt=WIERDE)
    before = inside.get(sent).text
    for word in (str(other.id), "x", "-1", "²", "9" * 40):
        post(inside, sent, {"regel-0": word, "regel-99": "none"})

    assert inside.get(sent).text.count("fieldset__legend") == before.count("fieldset__legend")


def test_a_record_at_the_same_place_needs_no_question_and_can_be_called_different(inside, city, keeper):
    lon, lat = place_of(city, HAMRIK)
    rd_x, rd_y = to_rd(np.array([lon]), np.array([lat]))
    here = Where(location=(float(rd_x[0]), float(rd_y[0])))
    make_asset(keeper, name=NAMES[0], precision=Precision.EXACT, where=here)
    at = bring(inside, as_csv(f"{NAMES[0]};{lon};{lat}")).location
    page = inside.get(at).text
    post(inside, at, {"regel-0": "none"})

    assert "weten we het niet zeker" not in page
    assert number_of(page, "Op allebei") == 1
    assert number_of(inside.get(at).text, "Op allebei") == 0


def test_of_an_area_only_what_lies_there_counts_and_a_line_without_a_place(inside, city, ours):
    lon, lat = place_of(city, LAANZICHT)
    page = inside.get(
        bring(inside, as_csv(f"Koor Meeuw;{lon};{lat}", "Eettafel Merel;;"), area=HAMRIK).location
    )

    assert number_of(page.text, "Ligt buiten dit gebied") == 1
    assert number_of(page.text, "Op de lijst") == 1
    assert "Dit is ’m: Eettafel Merel" in page.text


def test_a_list_that_was_read_in_before_is_compared_with_what_is_not_of_it(app, city, keeper, inside):
    admin = another(app)
    sign_in(admin, make_user(roles=[Role.ADMIN.value, Role.MEMBER.value]))
    lon, lat = place_of(city, HAMRIK)
    read_in(admin, as_csv(*(f"{name};{lon};{lat}" for name in (*NAMES, *MORE))), public="yes")
    for name in NAMES:
        make_asset(keeper, name=name, buurt=HAMRIK)
    source = re.search(r'<option value="(\d+)">Sociale kaart', inside.get("/dekking/missen").text)[1]
    at = bring(inside, "", source=source).location
    answer_all(inside, at)
    page = inside.get(at).text

    assert [number_of(page, words) for words in ("Op onze kaart", "Op de lijst", "Op allebei")] == [5, 8, 5]
    assert "ten minste 8" in page


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "leeg.csv", "niet leeg"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 64, "bom.xlsx", "bestand", id="broken-zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(200), "foto.png", "bestand", id="picture"),
        (b"rood;blauw\n1;2\n", "geen-naam.csv", "naam"),
        (b"naam;lon;lat\nVerre club;6.9;53.0\n", "ver.csv", "niets dat in dit gebied ligt"),
    ],
)
def test_a_hostile_or_useless_file_is_refused_in_words(inside, city, content, name, words):
    answer = bring(inside, content, name=name)

    assert answer.status_code == 422
    assert words in answer.text
    assert not database.session.scalar(select(func.count()).select_from(OutsideList))


def test_a_column_that_we_do_not_know_can_be_named(inside, city):
    assert bring(inside, "rood;blauw\nKoor Meeuw;2\nKoor Zwaluw;3\n", name_column="rood").status_code == 302


def test_what_looks_like_personal_data_is_in_no_list(inside, city, db):
    at = bring(inside, as_csv("Koor Meeuw 06-12345678;;", "piet.kanarie@voorbeeld.example;;"))
    [listed] = db.session.scalars(select(OutsideList))

    assert at.status_code == 302
    assert "12345678" not in str(listed.entries)
    assert "kanarie" not in str(listed.entries)
    refused = bring(inside, as_csv("Koor Meeuw;;"), title="Bel Jan op 06-12345678")
    assert refused.status_code == 422


def test_a_list_is_for_who_brought_it_and_for_a_week(app, db, inside, outsider, sent):
    assert browser_of(app, outsider).get(sent).status_code == 404
    assert post(browser_of(app, outsider), f"{sent}/weg").status_code == 404
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        assert inside.get("/dekking/missen").status_code in {200, 302}
        let_go()
    assert not db.session.scalar(select(func.count()).select_from(OutsideList))


def test_it_can_be_thrown_away_at_once_and_sending_it_twice_is_once(db, inside, sent, city):
    assert bring(inside, as_csv("Koor Meeuw;;")).location == sent
    post(inside, f"{sent}/weg")

    assert inside.get(sent).status_code == 404
    assert not db.session.scalar(select(func.count()).select_from(OutsideList))


def test_kinds_and_theme_narrow_what_is_ours(inside, city, keeper, ours):
    make_asset(keeper, name="Buurthuis Zwaan", kind=Kind.PLACE, buurt=HAMRIK)
    page = inside.get(bring(inside, as_csv("Koor Meeuw;;"), kinds="place").location).text

    assert number_of(page, "Op onze kaart") == 1
