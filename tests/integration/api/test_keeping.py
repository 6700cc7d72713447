"""Answers may be kept: the same question gets 304 until something that shows in the answer changed."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
import time_machine

from app.api.answers import Answer
from app.models.people import Role
from app.queries.remembered import Remembered
from tests.factories.areas import box, city_boundaries, make_buurt, make_city
from tests.factories.record import make_asset
from tests.statements import statements_of

KEPT = tuple(
    f"/api/v1/{name}" for name in ("assets", "pins", "areas/counts", "areas", "network", "openapi.json")
)


def again(browser, answer, path):
    return browser.get(path, headers={"If-None-Match": answer.headers["ETag"]})


@pytest.mark.parametrize("path", KEPT)
def test_the_same_question_is_answered_with_304_and_no_body(client, keeper, path):
    make_asset(keeper)
    first = client.get(path)
    second = again(client, first, path)

    assert (first.status_code, second.status_code) == (200, 304)
    assert second.get_data() == b""
    assert second.headers["ETag"] == first.headers["ETag"]
    assert "private" in second.headers["Cache-Control"]


@pytest.mark.parametrize("path", KEPT[:3])
def test_a_new_record_is_seen_at_once(client, keeper, path):
    first = client.get(path)
    make_asset(keeper)

    assert again(client, first, path).status_code == 200


@pytest.mark.parametrize("path", KEPT[:3])
def test_what_was_answered_to_a_colleague_is_not_made_again_for_another_of_the_same_team(
    db, browser_of, keeper, team, path
):
    make_asset(keeper)
    browsers = [browser_of(Role.MEMBER, team=team) for _ in range(2)]
    first = browsers[0].get(path)
    asked = statements_of(db, lambda: browsers[1].get(path))

    assert browsers[1].get(path).get_data() == first.get_data()
    assert browsers[1].get(path).headers["ETag"] == first.headers["ETag"]
    assert not [statement for statement in asked if "FROM published" in statement]


def test_what_is_remembered_has_a_limit(client, keeper, monkeypatch):
    make_asset(keeper)
    remembered = Remembered(700, Answer.size)
    monkeypatch.setitem(client.application.extensions, "answers", remembered)
    client.get("/api/v1/areas/counts?level=buurt")
    client.get("/api/v1/areas/counts?level=wijk")
    client.get("/api/v1/assets")

    assert remembered.size <= 700


@pytest.mark.parametrize("path", KEPT[:3])
def test_a_new_day_is_a_new_answer_because_freshness_changes_by_time(browser_of, team, path):
    with time_machine.travel(datetime(2026, 10, 1, 21, 0, tzinfo=UTC), tick=False) as clock:
        browser = browser_of(Role.MEMBER, team=team)
        first = browser.get(path)
        assert again(browser, first, path).status_code == 304
        clock.move_to(datetime(2026, 10, 1, 22, 30, tzinfo=UTC))

        assert again(browser, first, path).status_code == 200


@pytest.mark.parametrize("path", KEPT[:3])
def test_nobody_is_told_that_the_answer_of_another_still_holds(client, outsider, guest, path):
    first = client.get(path)

    assert again(outsider, first, path).status_code == 200
    assert again(guest, first, path).status_code == 200


@pytest.mark.parametrize(
    ("path", "other"),
    [(f"{path}?kind=place", f"{path}?kind=network") for path in KEPT[:3]]
    + [
        ("/api/v1/assets?limit=1", "/api/v1/assets?limit=2"),
        ("/api/v1/assets?after=1", "/api/v1/assets?after=2"),
        ("/api/v1/areas/counts?level=wijk", "/api/v1/areas/counts?level=buurt"),
        ("/api/v1/pins", "/api/v1/assets"),
    ],
)
def test_another_question_is_answered_anew(client, path, other):
    first = client.get(path)

    assert again(client, first, other).status_code == 200


@pytest.mark.parametrize("path", KEPT)
def test_head_says_the_same_without_the_body(client, keeper, path):
    make_asset(keeper)
    full, head = client.get(path), client.head(path)

    assert (head.status_code, head.get_data()) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head.headers[name] == full.headers[name]


@pytest.mark.parametrize("path", KEPT[:2])
def test_a_long_answer_is_packed_for_who_can_unpack_it(client, keeper, path):
    name = "Wandelgroep {} bij de vijver in het park achter de oude lagere school aan de lange laan met bomen"
    for number in range(60):
        make_asset(keeper, name=name.format(number))
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})

    assert len(plain.get_data()) > 8_000
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_outlines_are_packed_once_and_told_apart_from_plain_ones(client):
    plain = client.get("/api/v1/areas?level=buurt")
    packed = client.get("/api/v1/areas?level=buurt", headers={"Accept-Encoding": "gzip"})

    assert json.loads(gzip.decompress(packed.get_data())) == plain.json
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert [feature["id"] for feature in plain.json["features"]][:2] == ["BU00140000", "BU00140001"]


def test_outlines_change_with_the_boundaries_and_differ_by_level(client):
    first = client.get("/api/v1/areas?level=wijk")
    assert len(first.json["features"]) == 2
    assert again(client, first, "/api/v1/areas?level=gemeente").status_code == 200
    one = make_buurt("BU00140000", "Alles", box(232_000, 580_000, 236_000, 584_000))
    make_city(boundaries=city_boundaries(year=2025, buurten=(one,)))

    second = again(client, first, "/api/v1/areas?level=wijk")

    assert second.status_code == 200
    assert len(second.json["features"]) == 1
