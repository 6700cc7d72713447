"""Records as GeoJSON and as pins: what the filter asks for, page by page, and no more than one may see."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from app import clock
from app.models.imports import Source
from app.models.record import Aware, Kind, Precision, Visibility
from app.services.record.content import Where
from app.services.record.editing import edit
from app.services.record.publishing import publish
from tests.factories.people import make_demo
from tests.factories.record import IN_HAMRIK, make_asset, make_content
from tests.factories.training import make_claim, make_session
from tests.factories.viewers import make_viewer

ENDPOINTS = ("/api/v1/assets", "/api/v1/pins", "/api/v1/areas/counts")


def names(browser, query=""):
    answer = browser.get(f"/api/v1/assets?{query}")
    assert answer.status_code == 200, answer.text
    return [feature["properties"]["name"] for feature in answer.json["features"]]


def pin_names(browser, query=""):
    return browser.get(f"/api/v1/pins?{query}").json["name"]


def test_a_record_comes_with_its_fields_and_its_place(client, keeper):
    made = make_asset(keeper, name="Moestuin", summary="Samen tuinieren.")

    answer = client.get("/api/v1/assets")

    assert answer.content_type == "application/geo+json"
    (feature,) = answer.json["features"]
    assert (feature["type"], feature["id"]) == ("Feature", made.id)
    assert feature["properties"]["name"] == "Moestuin"
    assert feature["properties"]["buurt"] == "BU00140000"
    lon, lat = feature["geometry"]["coordinates"]
    assert 6.5 < lon < 6.6
    assert 53.2 < lat < 53.3


def test_a_record_without_a_place_has_a_null_geometry_and_no_pin(client, keeper):
    make_asset(keeper, name="Overal in de stad", where=Where(whole_municipality=True))

    assert client.get("/api/v1/assets").json["features"][0]["geometry"] is None
    assert pin_names(client) == []


def test_pages_follow_each_other_by_link_without_gaps_or_repeats(client, keeper):
    made = [make_asset(keeper, name=f"Nummer {number}").id for number in range(5)]

    seen, address = [], "/api/v1/assets?limit=2&kind=initiative"
    while address:
        answer = client.get(address)
        seen.append([feature["id"] for feature in answer.json["features"]])
        assert answer.json["numberReturned"] == len(seen[-1])
        address = next((link["href"] for link in answer.json.get("links", ())), None)
        assert ("Link" in answer.headers) == (address is not None)
        assert address is None or answer.headers["Link"].startswith(f'<{address}>; rel="next"')

    assert seen == [made[:2], made[2:4], made[4:]]


def test_an_answer_that_ends_exactly_at_the_limit_has_no_next_page(client, keeper):
    for number in range(2):
        make_asset(keeper, name=f"Nummer {number}")

    assert "links" not in client.get("/api/v1/assets?limit=2").json


@pytest.mark.parametrize(
    "query",
    [
        "q=moestuin",
        "kind=place&kind=network",
        "theme=eten-en-koken",
        "audience=ouderen",
        "buurt=BU00140000",
        "wijk=WK001400",
        "led_by=residents",
        "freshness=fresh",
        "bbox=6.5,53.2,6.58,53.3",
        "training=yes",
    ],
)
def test_each_filter_keeps_what_fits_and_leaves_out_what_does_not(client, keeper, query):
    fits = make_asset(
        keeper,
        name="Moestuin",
        kind=Kind.PLACE,
        themes=("eten-en-koken",),
        audiences=("ouderen",),
        led_by="residents",
    )
    make_claim(fits.id, make_session(), by=keeper)
    with time_machine.travel(clock.now() - timedelta(days=3000)):
        make_asset(keeper, name="Iets anders", buurt="BU00140101", audiences=("jongeren",))

    assert names(client, query) == ["Moestuin"]
    assert pin_names(client, query) == ["Moestuin"]
    counts = client.get(f"/api/v1/areas/counts?{query}").json
    assert counts == {"level": "buurt", "counts": {"BU00140000": 1}}


def test_what_came_from_a_list_is_found_by_its_source_and_carries_its_attribution(client, keeper, db):
    made = make_asset(keeper, name="Eetcafé")
    make_asset(keeper, name="Zelf gezien")
    source = Source(
        name="osm_horeca", title="Horeca", licence="ODbL", attribution="© OpenStreetMap", already_public=True
    )
    db.session.add(source)
    db.session.flush()
    made.source_id, made.external_id = source.id, "node/1"
    publish([made.id])

    assert names(client, "source=osm_horeca") == ["Eetcafé"]
    (feature,) = client.get("/api/v1/assets?source=osm_horeca").json["features"]
    assert feature["properties"]["attribution"] == "© OpenStreetMap"


def test_team_module_session_and_stopped_are_filters_too(client, keeper, team, city):
    fits = make_asset(keeper, name="Moestuin")
    session = make_session()
    make_claim(fits.id, session, by=keeper)
    make_asset(make_viewer(leads=(city.id("BU00140101"),)), name="In een andere buurt", buurt="BU00140101")

    for query in (f"team={team.id}", f"module={session.module_id}", f"session={session.id}"):
        assert names(client, query) == ["Moestuin"], query
    edit(
        asset_id=fits.id,
        base_version=1,
        content=make_content(name="Moestuin", status="stopped"),
        viewer=keeper,
    )
    assert names(client) == ["In een andere buurt"]
    assert sorted(names(client, "stopped=yes")) == ["In een andere buurt", "Moestuin"]


def test_empty_parameters_count_as_absent_so_that_a_plain_form_can_ask(client, keeper):
    make_asset(keeper)

    assert len(names(client, "q=&kind=&bbox=&limit=&after=")) == 1


def test_pins_are_columns_of_equal_length(client, keeper):
    for number in range(3):
        make_asset(keeper, name=f"Nummer {number}")

    columns = client.get("/api/v1/pins").json

    assert columns.pop("more") is False
    assert {len(column) for column in columns.values()} == {3}
    assert set(columns["kind"]) == {"initiative"}
    assert set(columns["freshness"]) == {"fresh"}


def test_counts_add_up_from_buurt_to_wijk_to_gemeente(client, keeper):
    for code in ("BU00140000", "BU00140000", "BU00140001", "BU00140101"):
        make_asset(keeper, buurt=code)

    def counts(level):
        return client.get(f"/api/v1/areas/counts?level={level}").json["counts"]

    assert counts("buurt") == {"BU00140000": 2, "BU00140001": 1, "BU00140101": 1}
    assert counts("wijk") == {"WK001400": 3, "WK001401": 1}
    assert counts("gemeente") == {"GM0014": 4}


def test_a_colleague_of_another_team_gets_the_shown_place_and_nothing_of_the_team(client, outsider, keeper):
    make_asset(keeper, name="Alleen ons team", visibility=Visibility.TEAM)
    make_asset(keeper, name="Voor collega's", aware=Aware.YES, precision=Precision.STREET)

    assert sorted(names(client)) == ["Alleen ons team", "Voor collega's"]
    assert names(outsider) == pin_names(outsider) == ["Voor collega's"]
    assert outsider.get("/api/v1/areas/counts").json["counts"] == {"BU00140000": 1}
    places = [
        browser.get("/api/v1/assets?q=collega").json["features"][0]["geometry"]["coordinates"]
        for browser in (client, outsider)
    ]
    assert places[0] != places[1]


def test_a_guest_gets_only_what_is_public(guest, keeper):
    make_asset(keeper, name="Voor collega's")
    make_asset(keeper, name="Voor iedereen", visibility=Visibility.PUBLIC, aware=Aware.PUBLIC)

    assert names(guest) == pin_names(guest) == ["Voor iedereen"]
    assert guest.get("/api/v1/areas/counts").json["counts"] == {"BU00140000": 1}


@pytest.mark.parametrize("endpoint", [*ENDPOINTS, "/api/v1/areas"])
def test_a_stranger_is_told_to_sign_in_and_how(stranger, endpoint):
    answer = stranger.get(endpoint)

    assert (answer.status_code, answer.content_type) == (401, "application/problem+json")
    assert 'form-action="/inloggen"' in answer.headers["WWW-Authenticate"]
    assert "Log eerst in" in answer.json["detail"]


def test_invented_data_say_so(client, keeper):
    assert "notice" not in client.get("/api/v1/assets").json
    make_demo()

    assert client.get("/api/v1/assets").json["notice"].startswith("Voorbeeldgegevens")


def test_a_hostile_name_stays_text(client, keeper):
    hostile = '</script><img src=x onerror=alert(1)> "\\ ${x} `'
    make_asset(keeper, name=hostile)

    assert names(client) == pin_names(client) == [hostile]


def test_the_place_asked_for_is_not_in_the_answer_when_it_is_outside_the_box(client, keeper):
    make_asset(keeper, where=Where(location=IN_HAMRIK))

    assert names(client, "bbox=6.6,53.2,6.7,53.3") == []
