"""Where a hole can be told (RFC 9116), and nothing when nobody said where."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app import Settings, clock
from app.exceptions import ConfigurationError
from tests.browsing import another


@pytest.fixture
def asked(app, db, monkeypatch):
    def answer(contact):
        settings = replace(app.extensions["settings"], security_contact=contact)
        monkeypatch.setitem(app.extensions, "settings", settings)
        return another(app).get("/.well-known/security.txt")

    return answer


def test_it_names_the_contact_and_ends_within_a_year(asked):
    answer = asked("mailto:veilig@voorbeeld.example")
    told = dict(line.split(": ", 1) for line in answer.text.splitlines())

    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert told["Contact"] == "mailto:veilig@voorbeeld.example"
    left = datetime.fromisoformat(told["Expires"]) - clock.now()
    assert timedelta(days=30) < left < timedelta(days=365)


def test_without_a_contact_there_is_no_such_file(asked):
    assert asked("").status_code == 404


@pytest.mark.parametrize(
    "text",
    ["veilig@voorbeeld.example", "http://voorbeeld.example", "mailto:niets", "mailto:a@b.example\nX: y"],
)
def test_what_is_no_address_is_refused_at_the_start(text):
    with pytest.raises(ConfigurationError, match="SECURITY_CONTACT"):
        Settings.from_environment({"SECURITY_CONTACT": text})


@pytest.mark.parametrize("text", ["", "mailto:veilig@voorbeeld.example", "https://voorbeeld.example/veilig"])
def test_an_address_is_taken_as_it_is(text):
    assert Settings.from_environment({"SECURITY_CONTACT": f" {text} "}).security_contact == text
