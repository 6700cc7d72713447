"""The OpenAPI document is valid, complete, and true: answers are held against it."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from app import clock
from app.api.parameters import asked_after, asked_level, asked_limit
from app.models.areas import AreaGroup, AreaSet
from app.models.imports import Source
from app.models.record import Visibility
from app.services.record.content import Where
from tests.factories.people import make_demo
from tests.factories.record import make_asset
from tests.factories.training import make_session

QUESTIONS = (
    "/assets",
    "/assets?limit=1",
    "/pins",
    "/areas?level=gemeente",
    "/areas?level=wijk",
    "/areas",
    "/areas/counts?level=wijk",
    "/areas/counts",
    "/network",
    "/network?area=BU00140000",
    "/network?area=Hamrik",
    "/programmes",
    "/modules",
    "/modules?programme=x",
    "/sessions",
    "/sessions?limit=1",
    "/assets?limit=0",
    "/pins?bbox=1,2",
    "/areas?level=x",
)
EXAMPLES = {
    "programme": "1",
    "from": "2026-01-01",
    "to": "2026-12-31",
    "distance": "800",
    "evening": "yes",
    "summer": "yes",
    "measure": "C2",
    "as_of": clock.today().isoformat(),
    "recorded_from": "2026-01-01",
    "recorded_until": clock.today().isoformat(),
    "strength": "groups",
    "offers": "space",
    "needs": "hands",
    "day_part": "evening",
    "cost": "free",
    "openness": "walk_in",
    "access": "quiet",
    "language": "nl",
    "status": "active",
    "group": "7",
    "q": "tuin", "kind": "place", "theme": "eten-en-koken", "audience": "ouderen", "buurt": "BU00140000",
    "wijk": "WK001400", "team": "1", "led_by": "residents", "freshness": "fresh", "source": "osm",
    "training": "yes", "module": "1", "session": "1", "stopped": "yes", "bbox": "6.5,53.2,6.6,53.3",
    "limit": "10", "after": "1", "level": "wijk", "area": "BU00140000",
}  # fmt: skip


@pytest.fixture
def document(stranger):
    answer = stranger.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return answer.json


@pytest.fixture
def named(db, team):
    """The numbers and names of what is there, by parameter."""
    session, group = make_session(), AreaGroup(name="Noord")
    source = Source(name="osm", title="Horeca", licence="ODbL", attribution="© OSM", already_public=True)
    db.session.add_all([AreaSet(name="Gebieden", groups=[group]), source])
    db.session.flush()
    module = session.module
    return {
        "team": team.id,
        "group": group.id,
        "source": source.name,
        "programme": module.programme_id,
        "module": module.id,
        "session": session.id,
    }


def to_read(document):
    """What is asked by its parameters; a path with a number in it has none."""
    return [path for path, operations in document["paths"].items() if "get" in operations and "{" not in path]


def parameters(document, path):
    names = [each["$ref"].rpartition("/")[2] for each in document["paths"][path]["get"]["parameters"]]
    return [document["components"]["parameters"][name]["name"] for name in names]


def test_the_document_is_openapi_3_1_and_open_to_everybody(document):
    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"] == "3.1.0"


def test_every_endpoint_is_described_and_everything_described_exists(app, document):
    routes = {
        re.sub(r"<int:(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }

    assert routes == {f"/api/v1{path}" for path in document["paths"]}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_what_the_document_says(client, keeper, document, question):
    make_asset(keeper, summary="Elke week.", led_by="residents")
    make_asset(keeper, name="Zonder plek", where=Where(whole_municipality=True), visibility=Visibility.TEAM)
    make_session(participants=12)
    make_demo()
    answer = client.get(f"/api/v1{question}")
    operation = document["paths"][question.partition("?")[0]]["get"]
    response = operation["responses"][str(answer.status_code)]
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
    schema = response["content"][answer.content_type]["schema"]

    jsonschema.Draft202012Validator({**schema, "components": document["components"]}).validate(answer.json)


def test_what_is_asked_by_post_is_answered_as_the_document_says(client, keeper, document):
    make_asset(keeper, name="Moestuin", themes=("groen-en-duurzaam",))
    answer = client.post("/api/v1/partners", json={"q": "moestuin", "limit": 3})
    operation = document["paths"]["/partners"]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]

    assert answer.json["total"] == 1
    jsonschema.Draft202012Validator({**schema, "components": document["components"]}).validate(answer.json)


def test_every_documented_parameter_is_taken_and_can_be(client, document, named):
    for path in to_read(document):
        for name in parameters(document, path):
            schema = document["components"]["parameters"][name]["schema"]
            answer = client.get(f"/api/v1{path}", query_string={name: named.get(name, EXAMPLES[name])})
            # Of a team the chain says nothing before the works council agreed.
            refused = (path, name) == ("/chain", "team")
            assert answer.status_code == (400 if refused else 200), (path, name)
            one = schema["items"] if schema["type"] == "array" and name != "bbox" else schema
            value = [float(part) for part in EXAMPLES[name].split(",")] if name == "bbox" else EXAMPLES[name]
            jsonschema.validate(int(value) if one["type"] == "integer" else value, one)


def test_a_parameter_of_another_endpoint_is_refused(client, document):
    for path in to_read(document):
        for name in set(EXAMPLES) - set(parameters(document, path)):
            answer = client.get(f"/api/v1{path}", query_string={name: EXAMPLES[name]})
            assert answer.status_code == 400, (path, name)


def test_limits_in_the_document_are_those_that_are_kept(app, document):
    known = document["components"]["parameters"]
    with app.test_request_context("/"):
        assert known["limit"]["schema"]["default"] == asked_limit()
        assert known["after"]["schema"]["default"] == asked_after()
        assert known["level"]["schema"]["default"] == asked_level()
    highest = known["limit"]["schema"]["maximum"]
    with app.test_request_context(f"/?limit={highest}"):
        assert asked_limit() == highest


def test_the_document_says_how_one_signs_in(app, document):
    assert document["components"]["securitySchemes"]["session"] == {
        "type": "apiKey",
        "in": "cookie",
        "name": app.config["SESSION_COOKIE_NAME"],
    }
    assert json.dumps(document).count('"session"') > 1
