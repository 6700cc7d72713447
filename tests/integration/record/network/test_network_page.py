"""The network of a choice: what is in it, what it says in words, and what it never tells."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from justhtml import JustHTML

from app import clock
from app.models.people import Role, Team
from app.models.record import Kind, RelationType, Status, Visibility
from app.services.record.ties.relating import end_relation, relate
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_user, sign_in
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.viewers import make_viewer
from tests.statements import statements_of

WORKS = RelationType.WORKS_WITH


@pytest.fixture
def keeper(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def browser(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=db.session.get_one(Team, keeper.team_id)))
    return made


@pytest.fixture
def outsider(app, db, keeper):
    made = another(app)
    sign_in(made, make_user(team=make_team(), roles=[Role.MEMBER.value]))
    return made


@pytest.fixture
def make(keeper):
    """Records by name, tied in pairs."""

    def made(names: str, *pairs: str, **over):
        records = {name: make_asset(keeper, name=f"Groep {name}", **over) for name in names}
        for one, other in pairs:
            relate(from_id=records[one].id, to_id=records[other].id, kind=WORKS, viewer=keeper)
        return records

    return made


def read(browser, **query):
    answer = browser.get("/netwerk", query_string=query)
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False)


def text_of(page, selector="main"):
    return " ".join(" ".join(part.to_text().split()) for part in page.query(selector))


def drawn(page):
    found = page.query("script[data-network]")
    return json.loads(found[0].to_text()) if found else {"nodes": [], "edges": []}


def rows(page):
    return [" ".join(row.to_text().split()) for row in page.query(".network__table tbody tr")]


def lines(browser, what, **query):
    answer = browser.get("/netwerk/download", query_string={**query, "wat": what})
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_the_sentence_and_the_table_say_who_holds_it_together(browser, make):
    make("ABCDE", "AB", "AC", "AD")

    page = read(browser)

    sentence = text_of(page, ".network-sentence")
    assert "5 buurtkrachten met 3 verbindingen" in sentence
    assert "1 brug houdt het netwerk bij elkaar, 1 staat nog los." in sentence
    first, *rest = rows(page)
    assert first.startswith("Groep A")
    assert "3 spil brug" in first
    assert [row[:7] for row in rest] == ["Groep B", "Groep C", "Groep D"]
    assert "Groep E" in text_of(page, ".network__loose")


def test_what_falls_apart_is_said_in_words_without_a_script(browser, make):
    made = make("ABCD", "AB", "BC", "CD")

    card = text_of(read(browser, zonder=made["B"].id), "#stopping")
    assert "Wat als Groep B stopt?" in card
    assert "Dan valt het netwerk uiteen in 2 delen" in card
    assert "Deel 1 2 buurtkrachten Groep C, Groep D" in card
    assert "Dan alleen 1 buurtkracht Groep A" in card
    at_the_end = text_of(read(browser, zonder=made["A"].id), "#stopping")
    assert "Dan blijven de andere 3 met elkaar verbonden." in at_the_end
    assert not text_of(read(browser, zonder=10**12), "#stopping")


def test_the_same_choices_as_the_list_with_the_partners_that_are_outside_them(browser, keeper, make):
    made = make("ABC", "AB", "BC")
    hall = make_asset(keeper, name="De Gele Deur", kind=Kind.PLACE)
    relate(from_id=made["A"].id, to_id=hall.id, kind=RelationType.USES_PLACE, viewer=keeper)

    page = read(browser, kind="place")

    assert [row[:12] for row in rows(page)] == ["De Gele Deur", "Groep A Init"]
    assert "buiten je keuze" in rows(page)[1]
    assert len(drawn(page)["edges"]) == 1
    assert browser.get("/netwerk?kleur=rood").status_code == 422


def test_around_one_record_are_two_ties_and_no_more(browser, make):
    made = make("ABCDE", "AB", "BC", "CD", "DE")

    page = read(browser, rond=made["A"].id)

    assert [node["name"] for node in drawn(page)["nodes"]] == ["Groep B", "Groep A", "Groep C"]
    assert "Netwerk rond Groep A" in text_of(page, "h1")
    assert browser.get("/netwerk?rond=999999").status_code == 404


def test_a_choice_around_one_record_keeps_the_way_to_what_fits(browser, keeper, make):
    made = make("ABC", "AB", "AC")
    hall = make_asset(keeper, name="De Gele Deur", kind=Kind.PLACE)
    relate(from_id=made["B"].id, to_id=hall.id, kind=RelationType.USES_PLACE, viewer=keeper)

    page = read(browser, rond=made["A"].id, kind="place")

    assert {node["name"] for node in drawn(page)["nodes"]} == {"Groep A", "Groep B", "De Gele Deur"}
    assert "nog los" not in text_of(page, ".network-sentence")


def test_what_another_team_keeps_to_itself_is_in_no_node_tie_number_or_file(browser, outsider, keeper, make):
    made = make("AB")
    hidden = make_asset(keeper, name="Praatgroep", visibility=Visibility.TEAM)
    for record in made.values():
        relate(from_id=hidden.id, to_id=record.id, kind=WORKS, viewer=keeper)

    assert "Praatgroep" in text_of(read(browser))
    assert len(lines(browser, "verbindingen")) == 2
    page = read(outsider)
    assert "2 buurtkrachten met 0 verbindingen." in text_of(page, ".network-sentence")
    assert drawn(page) == {"nodes": [], "edges": []}
    around = read(outsider, rond=made["A"].id)
    assert "1 buurtkracht met 0 verbindingen." in text_of(around, ".network-sentence")
    assert [line["verbonden_met"] for line in lines(outsider, "knopen")] == ["0", "0"]
    assert lines(outsider, "verbindingen") == []
    assert outsider.get(f"/netwerk?rond={hidden.id}").status_code == 404
    answer = outsider.get("/api/v1/network?area=BU00140000").json
    assert (len(answer["nodes"]), answer["edges"], answer["measures"]["bridges"]) == (2, [], 0)


def test_a_node_begins_where_the_visitor_is_shown_it_and_no_nearer(browser, outsider, make):
    make("AB", "AB")

    assert drawn(read(browser))["nodes"][0]["place"] == list(IN_HAMRIK)
    assert drawn(read(outsider))["nodes"][0]["place"] not in (None, list(IN_HAMRIK))


def test_a_tie_that_ended_or_whose_other_end_stopped_is_not_there(browser, keeper, make):
    made = make("ABC", "AB")
    stopped = make_asset(keeper, name="Oude groep", status=Status.STOPPED)
    relate(from_id=made["C"].id, to_id=stopped.id, kind=WORKS, viewer=keeper)
    tie = relate(from_id=made["A"].id, to_id=made["B"].id, kind=WORKS, viewer=keeper)
    end_relation(relation_id=tie.id, viewer=keeper)

    page = read(browser)

    assert "Van deze groepen weten we nog niet wie elkaar kent." in text_of(page)
    assert [link.to_text().strip() for link in page.query(".empty a")] == ["Leg een verbinding"]
    assert len(drawn(read(browser, stopped="yes"))["edges"]) == 1


def test_a_tie_that_nobody_confirmed_for_a_year_is_faint_everywhere(db, browser, keeper, make):
    made = make("AB", "AB")
    tie = relate(from_id=made["A"].id, to_id=made["B"].id, kind=WORKS, viewer=keeper)
    assert not drawn(read(browser))["edges"][0]["faint"]
    tie.confirmed_on = clock.today() - timedelta(days=366)
    db.session.flush()

    page = read(browser, zonder=made["A"].id)

    assert drawn(page)["edges"][0]["faint"]
    assert "lang niet gecheckt" in text_of(page, "#stopping")
    assert lines(browser, "verbindingen")[0]["lang_niet_gecheckt"] == "ja"


def test_more_than_anybody_can_read_leaves_out_what_is_tied_least(browser, make, monkeypatch):
    monkeypatch.setattr("app.queries.record.network.selection.MOST", 3)
    make("ABCDE", "AB", "AC", "DB")

    page = read(browser)

    assert [node["name"] for node in drawn(page)["nodes"]] == ["Groep A", "Groep B", "Groep C"]
    assert "2 met de minste verbindingen staan er niet bij" in text_of(page)


def test_a_larger_network_asks_no_more_of_the_database(db, browser, make):
    make("ABC", "AB")
    read(browser)  # The extent of the municipality is looked up once.
    few = len(statements_of(db, lambda: read(browser)))
    make("FGHIJKLMN", "FG", "GH", "HI", "JK", "KL", "LM", "MN", "NF")

    assert len(statements_of(db, lambda: read(browser))) == few


def test_the_files_hold_what_the_page_shows(browser, keeper, make):
    made = make("ABC", "AB", "AC")

    nodes = lines(browser, "knopen")
    assert [(line["naam"], line["verbonden_met"], line["rol"]) for line in nodes] == [
        ("Groep A", "2", "brug"),
        ("Groep B", "1", ""),
        ("Groep C", "1", ""),
    ]
    tie = lines(browser, "verbindingen")[0]
    assert (tie["van"], tie["verbinding"], tie["naar"]) == ("Groep A", "werkt samen met", "Groep B")
    assert [line["naam"] for line in lines(browser, "knopen", rond=made["B"].id)] == [
        "Groep A",
        "Groep B",
        "Groep C",
    ]
    assert browser.get("/netwerk/download?wat=alles").status_code == 422


def test_every_view_of_a_choice_and_the_pages_of_record_and_buurt_lead_there(browser, make):
    made = make("AB", "AB")
    for address in ("/", "/lijst", "/rooster"):
        assert 'href="/netwerk?kind=initiative"' in browser.get(f"{address}?kind=initiative").text
    assert f'href="/netwerk?rond={made["A"].id}"' in browser.get(f"/buurtkrachten/{made['A'].id}").text
    assert 'href="/netwerk?buurt=BU00140000"' in browser.get("/buurten/BU00140000").text
