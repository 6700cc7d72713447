"""What words of a list mean can be said at the desk, holds for the rows, and is remembered for the source."""

from __future__ import annotations

import re

from sqlalchemy import select

from app.models.record import Asset, Audience, Theme
from tests.factories.people import post
from tests.integration.imports.desk.sending import counts, read_in, send

LIST = """\
naam;soort;thema;doelgroep;lat;lon
Eettafel;kwakel;eten, sport;senioren;53.2195;6.5610
Ruilkast;kwakel;ruilen;Iedereen uit de flat;53.2196;6.5620
Koor;initiatief;zingen;vogelaars;53.2196;6.5621
"""


def reasons(page):
    return dict(re.findall(r"utrecht-form-label\">([^<]+) <span class=\"caption\">\d+ keer · ([^<]+)<", page))


def test_each_word_is_shown_with_what_it_was_taken_for_and_why(db, browser):
    db.session.scalars(select(Theme).where(Theme.code == "kunst-cultuur-creatief")).one().synonyms = [
        "zingen"
    ]
    db.session.flush()
    found = reasons(browser.get(send(browser, LIST).location).text)
    assert found["zingen"] == "woord bij onze lijst"
    assert found["initiatief"] == "bekend woord"
    assert found["Iedereen uit de flat"] == "een woord erin kennen we"
    assert found["kwakel"] == found["vogelaars"] == "kennen we niet, wordt zoekwoord"
    assert set(found) == {
        *["kwakel", "eten", "sport", "senioren", "ruilen", "initiatief", "zingen", "vogelaars"],
        "Iedereen uit de flat",
    }


def test_what_is_said_of_a_word_holds_and_the_next_file_of_the_source_knows(db, browser):
    at = send(browser, LIST).location
    said = {
        "what": ["kwakel", "initiatief"],
        "kind": ["place", "initiative"],
        "themes": ["groen-en-duurzaam", ""],
        "who": ["vogelaars"],
        "audiences": ["rustzoekers"],
    }
    assert post(browser, f"{at}/woorden", said).status_code == 302
    assert reasons(browser.get(at).text)["kwakel"] == "zo gekozen"
    assert reasons(browser.get(at).text)["initiatief"] == "bekend woord"
    post(browser, f"{at}/inlezen")
    found = {row.name: row for row in db.session.scalars(select(Asset))}
    assert (found["Ruilkast"].kind, found["Ruilkast"].themes) == ("place", ["groen-en-duurzaam"])
    assert found["Eettafel"].audiences == ["ouderen"]
    assert found["Koor"].audiences == ["rustzoekers"]
    assert reasons(browser.get(send(browser, LIST).location).text)["kwakel"] == "zo gekozen"
    other = browser.get(send(browser, LIST, source="andere_lijst").location).text
    assert reasons(other)["kwakel"] == "kennen we niet, wordt zoekwoord"


def test_a_code_that_does_not_exist_is_refused_and_nothing_is_kept(db, browser):
    at = send(browser, LIST).location
    for said in (
        {"what": ["kwakel"], "kind": ["kwakel"], "themes": [""]},
        {"what": ["kwakel"], "kind": [""], "themes": ["kwakel"]},
        {"who": ["kwakel"], "audiences": ["kwakel"]},
    ):
        assert post(browser, f"{at}/woorden", said).status_code == 422
    assert reasons(browser.get(at).text)["kwakel"] == "kennen we niet, wordt zoekwoord"


def test_a_list_that_says_another_audience_changes_the_record(db, browser):
    read_in(browser, "id;naam;doelgroep;lat;lon\n7;Eettafel;ouderen;53.2195;6.5610\n")
    run = read_in(browser, "id;naam;doelgroep;lat;lon\n7;Eettafel;jongeren;53.2195;6.5610\n")
    assert counts(browser.get(run).text)["veranderd"] == "1"
    assert db.session.scalar(select(Asset.audiences)) == ["jongeren"]
    assert db.session.scalars(select(Audience)).all()
