"""Suggestions while an address is typed, against the same stand-in for PDOK's Locatieserver."""

from __future__ import annotations

from importers.address_suggestions import Suggested, suggest
from importers.addresses import Unreachable
from tests.unit.importers.test_addresses import BAD_ANSWERS, document, documents, locatieserver


def ask(server, text: str):
    return suggest(
        text,
        municipality="GM0014",
        base_url=f"http://127.0.0.1:{server.server_address[1]}",
        timeout=0.3,
        allow_loopback=True,
    )


def test_addresses_of_the_municipality_come_in_the_spelling_of_the_register_and_each_once():
    found = [document(weergavenaam=f"Beethovenlaan {number}, 9722KJ Groningen") for number in range(9)]
    street = document(type="weg", weergavenaam="Beethovenlaan, Groningen")
    with locatieserver(documents(street, found[0], *found)) as server:
        answer = ask(server, "beethovenl {!join}")
        asked = server.questions[0]

    assert answer == Suggested(tuple(f"Beethovenlaan {number}, 9722KJ Groningen" for number in range(6)))
    assert asked["q"] == ["beethovenl join"]
    assert asked["fq"] == ["type:adres AND gemeentecode:0014"]


def test_a_service_that_fails_is_unreachable():
    with locatieserver(BAD_ANSWERS["status 500"]) as server:
        assert ask(server, "beethovenl") == Unreachable(reason="status 500")
