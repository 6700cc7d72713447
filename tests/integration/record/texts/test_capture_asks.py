"""Capture with a text that looks like personal data: refused, or asked about once for what stands there."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.models.record import Asset, TextFinding
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in

FOUR = {"kind": "initiative", "themes": ["groen-en-duurzaam"], "known_from": "seen", "area": "BU00140100"}
BSN, PHONE = "111222333", "06-12345678"
KEEP = re.compile(r'type="checkbox" name="keep-text" value="(\w+)"')


@pytest.fixture
def colleague(app, db):
    city = make_city()
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    made = another(app)
    sign_in(made, make_user(team=team, roles=["member", "privacy"]))
    app.config["WTF_CSRF_ENABLED"] = False
    yield made
    app.config["WTF_CSRF_ENABLED"] = True


def send(colleague, name: str, **more):
    data = {**FOUR, "name": name, "client_key": str(uuid4()), **more}
    return colleague.post("/buurtkrachten/nieuw", data=data)


def names(db) -> list[str]:
    return list(db.session.scalars(select(Asset.name)))


def counted(db) -> list[tuple[str, str, str, int]]:
    columns = (TextFinding.field, TextFinding.found, TextFinding.level, TextFinding.count)
    return [tuple(row) for row in db.session.execute(select(*columns).order_by(*columns))]


def test_a_citizen_number_is_refused_with_the_way_out_and_no_box_to_keep_it(colleague, db):
    answer = send(colleague, f"Naaigroep {BSN}")

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Gebruik dan het KvK-nummer (8 cijfers)." in page
    assert not KEEP.search(page)
    assert names(db) == []


def test_nothing_found_is_in_a_sentence_or_in_the_log(colleague, caplog):
    page = send(colleague, f"Naaigroep {BSN}").get_data(as_text=True)

    assert page.count(BSN) == page.count(f'value="Naaigroep {BSN}"') == 1
    assert BSN not in caplog.text


def test_a_telephone_is_asked_about_and_kept_when_the_writer_says_so(colleague, db):
    asked = send(colleague, f"Naaigroep {PHONE}")
    (mark,) = KEEP.findall(asked.get_data(as_text=True))

    assert asked.status_code == 422
    assert "Dit lijkt een telefoonnummer." in asked.get_data(as_text=True)
    assert names(db) == []
    assert send(colleague, f"Naaigroep {PHONE}", **{"keep-text": mark}).status_code == 302
    assert names(db) == [f"Naaigroep {PHONE}"]


def test_what_was_kept_holds_for_that_text_alone(colleague, db):
    (mark,) = KEEP.findall(send(colleague, f"Naaigroep {PHONE}").get_data(as_text=True))

    assert send(colleague, "Naaigroep 06-87654321", **{"keep-text": mark}).status_code == 422
    assert names(db) == []


def test_what_was_kept_travels_along_while_something_else_is_missing(colleague):
    (mark,) = KEEP.findall(send(colleague, f"Naaigroep {PHONE}").get_data(as_text=True))

    page = send(colleague, f"Naaigroep {PHONE}", **{"keep-text": mark, "kind": ""}).get_data(as_text=True)

    assert f'type="hidden" name="keep-text" value="{mark}"' in page


def test_the_address_of_an_organisation_can_be_said_so(colleague):
    page = send(colleague, "Kring mevrouw Hoekstra, Molenweg 104").get_data(as_text=True)

    assert "Bewaar toch: dit is het adres van een organisatie" in page


def test_every_time_it_is_asked_counts_without_what_was_found(colleague, db):
    send(colleague, f"Naaigroep {BSN}")
    send(colleague, f"Kookgroep {BSN}")
    send(colleague, f"Naaigroep {PHONE}")

    assert counted(db) == [("name", "bsn", "refuse", 2), ("name", "phone", "warn", 1)]
    page = colleague.get("/beheer/privacy/teksten").get_data(as_text=True)
    assert "Burgerservicenummer" in page
    assert "3 keer gevraagd of geweigerd." in page
    assert BSN not in page


def test_without_findings_the_privacy_page_says_that_nothing_was_counted(colleague, db):
    assert "Er is nog niets geteld." in colleague.get("/beheer/privacy/teksten").get_data(as_text=True)


def test_who_does_not_look_after_privacy_sees_no_counts(app, db):
    browser = another(app)
    sign_in(browser, make_user(team=make_team(), roles=["member"]))

    assert browser.get("/beheer/privacy/teksten").status_code == 403
    assert "/beheer/privacy" not in browser.get("/lijst").get_data(as_text=True)


def test_a_search_goes_on_without_the_name_and_the_address(colleague, db):
    page = colleague.get("/lijst", query_string={"q": "koffie mevrouw Hoekstra Molenweg 104"})

    said = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "Je hoeft geen naam of adres te noemen." in said
    assert "Hoekstra" not in said
    assert "koffie" in said
