"""While an address is typed: the service's addresses, and the table of postcodes when it is away."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest

from app.services.record.where import suggesting
from importers.address_suggestions import Suggested
from importers.addresses import Unreachable
from tests.factories.postcodes import make_postcodes

ADDRESS = "/buurtkrachten/nieuw/adressen"


@pytest.fixture(autouse=True)
def rested():
    suggesting.forget_rest()
    yield
    suggesting.forget_rest()


@pytest.fixture
def asked(monkeypatch):
    """What the service was asked; `answers` is what it says next."""

    service = SimpleNamespace(questions=[], answer=Suggested(("Vijverlaan 12, 9731AB Groningen",)))

    def suggest(text, **_options):
        service.questions.append(text)
        return service.answer

    monkeypatch.setattr(suggesting, "suggest", suggest)
    return service


def typed(browser, text: str):
    return browser.post(ADDRESS, data={"typed": text}).get_json()


def test_addresses_come_from_the_service(colleague, asked):
    assert typed(colleague, "  vijverl ") == {
        "options": [{"text": "Vijverlaan 12, 9731AB Groningen", "caption": ""}],
        "said": "",
    }
    assert asked.questions == ["vijverl"]


@pytest.mark.parametrize("text", ["", "vi", "\x00 \x00", " 9 "])
def test_too_little_asks_nothing(colleague, asked, text):
    assert typed(colleague, text) == {"options": [], "said": ""}
    assert asked.questions == []


def test_a_postcode_that_is_begun_needs_no_service(colleague, asked):
    make_postcodes()

    found = typed(colleague, "9731a")

    assert found["options"] == [
        {"text": "9731 AB", "caption": "Hamrik"},
        {"text": "9731 AC", "caption": "Hamrik"},
    ]
    assert typed(colleague, "1011")["options"] == []  # that is Amsterdam
    assert asked.questions == []


def test_without_the_service_the_postcode_says_the_buurt_and_nobody_waits_twice(colleague, asked):
    make_postcodes()
    asked.answer = Unreachable(reason="ReadTimeout")

    assert typed(colleague, "Kerkpad 3, 9732aa")["said"] == (
        "Adressen zoeken lukt nu niet. De postcode ligt in De Wierde: we zetten het bij de hele buurt."
    )
    assert typed(colleague, "Kerkpad 3")["said"] == (
        "Adressen zoeken lukt nu niet. Kies een buurt. De rest bewaren we gewoon."
    )
    assert asked.questions == ["Kerkpad 3, 9732aa"]


def test_an_address_that_does_not_exist_says_so_with_its_buurt(colleague, asked):
    make_postcodes()
    asked.answer = Suggested(())

    assert typed(colleague, "Kerkpad 3, 9732aa")["said"] == (
        "Dit adres vinden we niet. De postcode ligt in De Wierde: we zetten het bij de hele buurt."
    )


def test_what_is_typed_stands_in_no_log_and_no_address(colleague, app, caplog):
    caplog.set_level(logging.DEBUG)

    colleague.post(ADDRESS, data={"typed": "Geheimepad 3, 9732AA"})

    assert "Geheimepad" not in caplog.text
    assert colleague.get(f"{ADDRESS}?typed=x").status_code == 405
