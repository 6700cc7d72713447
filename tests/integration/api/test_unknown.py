"""What a question names and is not there is refused, for an empty list would say that nothing fits."""

from __future__ import annotations

import pytest

from app.models.people import Role
from app.models.training import SessionState
from tests.factories.training import make_session

FILTER = {
    "theme": "bestaat-niet",
    "audience": "bestaat-niet",
    "buurt": "BU00149999",
    "wijk": "WK001499",
    "team": "999999",
    "group": "999999",
    "source": "bestaat_niet",
    "module": "999999",
    "session": "0",
}
CHAIN = {name: FILTER[name] for name in ("module", "session", "team", "group")}
CHOICE = {"programme": "999999", "module": "0", "team": "999999"}
AREAS = ("BU00149999", "WK001499")


def refused(answer, name, value):
    assert (answer.status_code, set(answer.json["parameters"])) == (400, {name}), answer.text
    assert str(value) in answer.json["parameters"][name]


@pytest.mark.parametrize("path", ["/assets", "/pins", "/areas/counts", "/network", "/coverage"])
def test_no_part_of_a_filter_may_name_what_is_not_there(client, city, path):
    for name, value in FILTER.items():
        refused(client.get(f"/api/v1{path}?{name}={value}"), name, value)


@pytest.mark.parametrize(
    ("path", "choices"),
    [
        ("/chain", {**CHAIN, "programme": "999999"}),
        ("/programmes", CHOICE),
        ("/modules", CHOICE),
        ("/sessions", CHOICE),
    ],
)
def test_no_choice_of_the_leergang_may_name_what_is_not_there(client, city, path, choices):
    for name, value in [*choices.items(), *(("buurt", code) for code in AREAS)]:
        refused(client.get(f"/api/v1{path}?{name}={value}"), name, value)


@pytest.mark.parametrize("code", [*AREAS, "GM9999"])
def test_a_network_is_of_an_area_that_is_there(client, city, code):
    refused(client.get(f"/api/v1/network?area={code}"), "area", code)


@pytest.mark.parametrize("name", ["themes", "audiences", "buurten"])
def test_a_question_to_the_finder_names_what_is_there(browser_of, city, name):
    browser = browser_of(Role.BUILDER)

    refused(browser.post("/api/v1/partners", json={"q": "tuin", name: ["BU00149999"]}), name, "BU00149999")


def test_of_more_values_only_what_is_not_there_is_named(client, city):
    answer = client.get("/api/v1/assets?buurt=BU00149999&buurt=BU00140000&theme=eten-en-koken&kind=place")

    assert answer.json["parameters"] == {"buurt": "Bij ‘buurt’ kennen we dit niet: BU00149999."}


def test_a_session_in_preparation_is_there_for_who_gives_it_alone(client, browser_of):
    session = make_session(state=SessionState.CONCEPT)

    refused(client.get(f"/api/v1/assets?session={session.id}"), "session", session.id)
    assert browser_of(Role.TRAINER).get(f"/api/v1/assets?session={session.id}").status_code == 200


def test_a_page_says_that_nothing_fits(client, city):
    assert client.get("/lijst?module=999999").status_code == 200
