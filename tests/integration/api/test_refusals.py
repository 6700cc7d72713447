"""Questions that can't be answered are refused as problem+json with the parameter and a sentence."""

from __future__ import annotations

import pytest

from app.models.people import Role

ALL = ("/api/v1/assets", "/api/v1/pins", "/api/v1/areas", "/api/v1/areas/counts", "/api/v1/openapi.json")


@pytest.fixture
def client(browser_of):
    """Nothing needs to be in the database for an answer that is a refusal."""
    return browser_of(Role.MEMBER)


def problem(answer, status):
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json"), answer.text
    assert answer.json["status"] == status
    assert answer.json["title"]
    return answer.json


@pytest.mark.parametrize("endpoint", ALL)
def test_an_unknown_parameter_is_refused_by_name(client, endpoint):
    refused = problem(client.get(f"{endpoint}?theem=x"), 400)

    assert set(refused["parameters"]) == {"theem"}
    assert "theem" in refused["detail"]


@pytest.mark.parametrize("endpoint", ["/api/v1/assets", "/api/v1/pins", "/api/v1/areas/counts"])
@pytest.mark.parametrize(
    ("bbox", "sentence"),
    [
        ("6.7,53.2,6.5,53.3", "van west naar oost"),
        ("53.2,6.5,53.3,6.7", "buiten Nederland"),
        ("nan,53.2,6.7,53.3", "in graden"),
        ("6.5,53.2,inf,53.3", "in graden"),
        ("6.5,53.2,1e999,53.3", "in graden"),
        ("-1e300,-1e300,1e300,1e300", "in graden"),
        ("100,10,110,20", "buiten Nederland"),
        ("233000,582000,234000,583000", "in graden"),
        ("6.5,53.2,6.7", "vier getallen"),
        ("6.5,53.2,6.7,53.3,1", "vier getallen"),
        ("west,zuid,oost,noord", "vier getallen"),
        ("6.5,53.2,6.5,53.3", "van west naar oost"),
    ],
)
def test_a_box_that_can_not_be_is_refused_with_a_sentence(client, endpoint, bbox, sentence):
    refused = problem(client.get(endpoint, query_string={"bbox": bbox}), 400)

    assert sentence in refused["parameters"]["bbox"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=veel", "limit"),
        ("limit=-1", "limit"),
        ("limit=5.0", "limit"),
        ("limit=%D9%A5", "limit"),
        ("after=-1", "after"),
        ("after=9007199254740992", "after"),
        ("after=99999999999999999999999", "after"),
        ("kind=huis", "kind"),
        ("freshness=verlopen", "freshness"),
        ("led_by=de%20gemeente", "led_by"),
        ("team=ons", "team"),
        ("module=1%3B--", "module"),
        ("recorded_from=gisteren", "recorded_from"),
        ("recorded_until=2999-01-01", "recorded_until"),
        ("recorded_from=2026-02-01&recorded_until=2026-01-31", "recorded_until"),
        ("training=ja", "training"),
        ("stopped=1", "stopped"),
        ("theme=%3Cb%3E", "theme"),
        ("buurt=%27%3Bdrop", "buurt"),
    ],
)
def test_a_value_that_can_not_be_is_refused_by_name(client, query, parameter):
    assert set(problem(client.get(f"/api/v1/assets?{query}"), 400)["parameters"]) == {parameter}


@pytest.mark.parametrize("parameter", ["evening", "summer"])
def test_a_yes_that_is_something_else_is_refused_and_not_taken_for_a_no(client, parameter):
    for typed in ("0", "ja", "YES"):
        refused = problem(client.get(f"/api/v1/coverage?measure=C3&{parameter}={typed}"), 400)
        assert set(refused["parameters"]) == {parameter}


@pytest.mark.parametrize("endpoint", ["/api/v1/areas", "/api/v1/areas/counts"])
def test_a_level_that_does_not_exist_is_refused(client, endpoint):
    refused = problem(client.get(f"{endpoint}?level=provincie"), 400)

    assert "gemeente, wijk, buurt" in refused["parameters"]["level"]


def test_an_address_that_does_not_exist_is_a_problem_too(client, stranger):
    problem(client.get("/api/v1/buurtkrachten"), 404)
    problem(stranger.get("/api/v2/assets"), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    answer = getattr(client, method)("/api/v1/assets", json={"name": "x"})

    problem(answer, 405)
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_no_other_origin_is_let_in(client):
    for method in ("GET", "OPTIONS"):
        answer = client.open(
            "/api/v1/assets",
            method=method,
            headers={"Origin": "https://elders.example", "Access-Control-Request-Method": "GET"},
        )
        assert not [name for name, _value in answer.headers if name.lower().startswith("access-control")]
