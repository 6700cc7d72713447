"""What an attack on the API found, one by one. ASVS 5.0: V1.4.2, V2.2.1, V2.2.2, V16.5.1."""

from __future__ import annotations

import pytest

from app.models.people import Role
from tests.factories.record import make_asset

HUGE = "1" + "0" * 400


@pytest.fixture
def client(browser_of, team):
    return browser_of(Role.BUILDER, team=team)


def asked(client, body):
    return client.post("/api/v1/partners", data=body, content_type="application/json")


@pytest.mark.parametrize(
    ("member", "body"),
    [
        ("", f'{{"lon": {HUGE}, "lat": 53.2}}'),
        ("", f'{{"lat": -{HUGE}}}'),
        ("lat", '{"lat": 1e300}'),
        ("", '{"lat": NaN}'),
        ("lon", '{"lon": 2.9, "lat": 53.2}'),
        ("", '{"distance_m": Infinity}'),
        ("distance_m", '{"distance_m": -1}'),
        ("distance_m", '{"distance_m": true}'),
        ("", f'{{"limit": {HUGE}}}'),
        ("limit", '{"limit": 9223372036854775808}'),
        ("limit", '{"limit": 1.5}'),
        ("q", '{"q": "tuin\\u0000"}'),
        ("", '{"q": "tuin\\ud800"}'),
        ("q", '{"q": ["tuin"]}'),
        ("q", f'{{"q": "{HUGE}"}}'),
        ("themes", '{"themes": ["\\u0000"]}'),
        ("", '{"themes": ["\\udfff"]}'),
        ("themes", f'{{"themes": ["{HUGE}"]}}'),
        ("buurten", '{"buurten": {"code": "BU00140000"}}'),
        ("offers", '{"offers": ["goud"]}'),
        ("?", '{"?": 1}'),
        ("", '{"q": "tuin"'),
        ("", "[" * 100_000),
        ("", "\\xff"),
    ],
)
def test_a_question_that_cannot_be_is_refused_by_its_member(client, member, body):
    refused = asked(client, body)

    assert (refused.status_code, refused.content_type) == (400, "application/problem+json"), refused.text
    assert list(refused.json["parameters"]) == [member]


def test_whole_numbers_and_distances_may_be_written_with_a_point(client, keeper):
    make_asset(keeper, name="Moestuin", themes=("groen-en-duurzaam",))
    answer = asked(client, '{"q": "moestuin", "limit": 3.0, "lon": 6.55, "lat": 53.22, "distance_m": 999.6}')

    assert answer.json["understood"]["distance_m"] == 1000


@pytest.mark.parametrize("value", ["é", "a b", "٣", "x" * 61, "a%00b", "%FF", "%ED%A0%80", "'", "--;"])
@pytest.mark.parametrize("name", ["theme", "audience", "buurt", "wijk", "source"])
def test_a_code_is_letters_and_digits_of_ours(client, name, value):
    assert client.get(f"/api/v1/assets?{name}={value}").status_code == 400


@pytest.mark.parametrize("value", ["-1", "1.0", "²", "٣", HUGE, "1%002", "1e3", "0x1"])
@pytest.mark.parametrize(
    "question",
    ["assets?team", "assets?group", "assets?after", "assets?limit", "chain?module", "chain?session"],
)
def test_a_number_is_digits_and_not_too_many(client, question, value):
    assert client.get(f"/api/v1/{question}={value}").status_code == 400


def test_the_largest_number_that_is_described_is_understood_everywhere(client):
    for question in ("assets?team", "assets?group", "chain?module", "chain?programme", "chain?session"):
        (said,) = client.get(f"/api/v1/{question}={10**15 - 1}").json["parameters"].values()
        assert "kennen we dit niet" in said, question


def test_the_last_and_the_first_day_that_there_is_are_days_like_any_other(client):
    for question in ("chain", "sessions"):
        for day in ("9999-12-31", "0001-01-01"):
            for name in ("from", "to"):
                assert client.get(f"/api/v1/{question}?{name}={day}").status_code == 200
    assert client.get("/api/v1/coverage?as_of=0001-01-01").status_code == 200
