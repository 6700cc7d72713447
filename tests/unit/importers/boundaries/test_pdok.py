"""PDOK's pages become one whole set, or nothing; against a stand-in that behaves and misbehaves."""

import socket
import time

import pytest

from importers.boundaries import read_pdok
from importers.records import ImportRefused, Unreachable
from tests.unit.importers.boundaries import pdok_stand_in as pdok
from tests.unit.importers.boundaries.plots import BUURTEN, MUNICIPALITY, features, gemeenten, of_level, square


@pytest.fixture
def server():
    with pdok.stand_in() as running:
        yield running


def read(server, **options):
    settings = {"vintage": 2024, "municipality": MUNICIPALITY, "base_url": server.base_url, "timeout": 5}
    return read_pdok(**settings | {"allow_loopback": True} | options)


def message_of(error, server, **options):
    with pytest.raises(ImportRefused) as caught:
        read(server, **options)
    assert type(caught.value) is error
    return caught.value.message


def check_all(found):
    assert [(area.code, area.inhabitants) for area in found.areas] == [
        ("GM0014", 1760),
        ("WK001400", 1505),
        ("WK001401", 255),
        ("BU00140000", 1000),
        ("BU00140001", 500),
        ("BU00140100", 250),
    ]
    assert not any(area.derived for area in found.areas)
    boundary = of_level(found, "buurt")["BU00140100"].boundary
    assert boundary.symmetric_difference(square(1, 0)).area < 10


@pytest.mark.parametrize("page_size", [1, 2, 1000])
def test_all_pages_of_all_levels_become_one_set(server, page_size):
    server.page_size = page_size
    found = read(server)
    check_all(found)
    assert (found.source, found.vintage) == ("CBS / Kadaster, via PDOK", 2024)


def test_pages_follow_the_next_link_and_nothing_else(server):
    server.page_size = 1
    read(server)
    later = [parameters for collection, parameters in server.asked if collection == "buurten"][1:]
    assert len(later) == 2
    assert all("cursor" in parameters and "gemeentecode" not in parameters for parameters in later)


def test_where_the_code_is_no_parameter_the_rectangle_is_asked_for(server):
    server.parameters = pdok.CORE_PARAMETERS
    check_all(read(server))
    assert any(name == "buurten" and "bbox" in parameters for name, parameters in server.asked)


def test_a_filter_that_is_silently_ignored_lets_nothing_else_in(server, monkeypatch):
    monkeypatch.setattr(pdok, "fits", lambda *_, **__: True)
    check_all(read(server))


def test_water_parts_are_left_out(server):
    sea = gemeenten().assign(water="JA", geometry=[square(0, 5), square(2, 5)])
    server.collections["gemeenten"] += features(sea)
    assert of_level(read(server), "gemeente")["GM0014"].hectares == pytest.approx(300, abs=0.01)


FAULTS = [pdok.cut_off, pdok.cut_off_without_length, pdok.cut_off_chunk, pdok.status(500), pdok.status(503)]
PLACES = [("gemeenten", 0), ("wijken", 0), ("buurten", 0), ("buurten", 1)]


@pytest.mark.parametrize("fault", [*FAULTS, pdok.status(429), pdok.html, pdok.changed(numberReturned=7)])
@pytest.mark.parametrize("place", PLACES)
def test_a_fault_on_any_page_gives_nothing_at_all(server, place, fault):
    server.faults[place] = fault
    assert "Er is niets veranderd" in message_of(Unreachable, server)


@pytest.mark.parametrize("place", PLACES)
def test_a_refused_question_is_told_with_its_explanation(server, place):
    server.faults[place] = lambda handler, _: handler.answer('{"detail": "limit is te hoog"}', 400)
    assert "limit is te hoog" in message_of(pdok_bad_request(), server)


def pdok_bad_request():
    from importers.boundaries.fetch import BadRequest

    return BadRequest


def test_a_page_that_does_not_come_is_not_waited_for(server):
    server.faults["buurten", 1] = pdok.slow
    started = time.monotonic()
    assert "te traag" in message_of(Unreachable, server, timeout=1)
    assert time.monotonic() - started < 2


def test_a_page_that_trickles_in_is_not_waited_for(server):
    server.faults["buurten", 0] = pdok.trickle
    started = time.monotonic()
    assert "te traag" in message_of(Unreachable, server, timeout=1)
    assert time.monotonic() - started < 2


def test_too_much_is_not_swallowed(server, monkeypatch):
    monkeypatch.setattr("importers.boundaries.fetch.MAX_BYTES", 3000)
    assert "te veel gegevens" in message_of(ImportRefused, server)


def test_half_of_the_buurten_is_not_taken_for_all(server):
    del server.collections["buurten"][1]
    assert "niet alle wijken en buurten" in message_of(ImportRefused, server)


def test_a_level_that_is_missing_is_not_made_up(server):
    server.collections["wijken"] = []
    assert "niet alle wijken en buurten" in message_of(ImportRefused, server)


@pytest.mark.parametrize(
    "address", ["http://169.254.169.254/latest", "file:///etc/passwd", "//127.0.0.2/x", "http://["]
)
def test_a_next_link_leads_nowhere_else(server, address):
    server.faults["wijken", 0] = pdok.going_on_at(address)
    message_of(ImportRefused, server)
    assert [collection for collection, _ in server.asked] == ["gemeenten", "wijken"]


def test_pages_in_a_circle_end(server):
    server.faults["buurten", 0] = pdok.going_on_at("?cursor=eyJmcm9tIjogMH0=")
    assert "blijft" in message_of(ImportRefused, server)


def test_a_redirect_is_not_followed(server):
    server.faults["wijken", 0] = pdok.redirect
    assert "(302)" in message_of(ImportRefused, server)
    assert "/elders" not in [collection for collection, _ in server.asked]


@pytest.mark.parametrize("features", [[{}], [{"properties": None, "geometry": None}], [7], "veel", None])
def test_an_answer_in_another_shape_is_refused(server, features):
    server.faults["buurten", 0] = pdok.changed(features=features, numberReturned=1)
    with pytest.raises(ImportRefused):
        read(server)


def test_a_year_that_is_not_there(server):
    assert "deze indeling niet" in message_of(ImportRefused, server, vintage=1999)


def test_a_municipality_that_is_not_there(server):
    assert "GM9999" in message_of(ImportRefused, server, municipality="GM9999")


def test_the_loopback_is_out_of_bounds_unless_allowed(server):
    assert "mag of kan niet" in message_of(ImportRefused, server, allow_loopback=False)
    assert server.asked == []


def test_nobody_listening_is_told_at_once(server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        message_of(Unreachable, server, base_url=address)


def test_a_name_that_is_never_found_is_not_waited_for(server, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3))
    started = time.monotonic()
    message = message_of(Unreachable, server, base_url="http://pdok.invalid", connect_timeout=0.2)
    assert "pdok.invalid is niet te bereiken" in message
    assert time.monotonic() - started < 1


def test_a_name_that_does_not_exist(server, monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "niet te bereiken" in message_of(Unreachable, server, base_url="http://pdok.invalid")


@pytest.mark.parametrize(
    "address", ["ftp://api.pdok.nl", "api.pdok.nl", "file:///etc", "http://u:p@127.0.0.1"]
)
def test_only_web_addresses(server, address):
    assert "geen webadres" in message_of(ImportRefused, server, base_url=address)


def test_proxy_variables_are_not_heeded(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    check_all(read(server))


def test_the_set_holds_the_three_buurten_only(server):
    assert set(of_level(read(server), "buurt")) == set(BUURTEN)
