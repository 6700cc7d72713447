"""The log says what happened, by route and code, and nothing of who it was or what was typed."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DataError

from app import logs
from app.database import database
from app.policy import Permission
from tests.factories.people import make_user, post, sign_in
from tests.listening import listening

PATHS = ("/lijst?q=kanarie", "/buurten/BUkanarie", "/kanarie/9717AB", "/buurtkrachten/97179717")
CANARIES = ("kanarie", "Kanarie", "9717", "voorbeeld.example")


@pytest.fixture
def log(capsys):
    with listening(capsys) as written:
        yield written


def broken(work):
    def view():
        work()

    view.permission = Permission.OPEN
    return view


def break_a_rule():
    statement = text(
        "insert into users (email, name, password_hash, roles) values (:email, :name, '-', '{member}')"
    )
    for _ in range(2):
        database.session.execute(statement, {"email": "sanne@voorbeeld.example", "name": "Sanne Kanarie"})


def search_badly():
    database.session.execute(text("select cast(:name as date)"), {"name": "Sanne Kanarie"})


def say_what_was_typed():
    raise ValueError("invalid name: 'Sanne Kanarie'")


@pytest.mark.parametrize("log_format", ["json", "text"])
def test_nothing_that_a_visitor_sent_stands_in_the_log(app, client, monkeypatch, log, log_format):
    logs.configure(log_format)
    headers = {
        "User-Agent": "Kanarie/1.0",
        "Referer": "http://localhost/zoeken?q=kanarie",
        "X-Request-Id": "kanarie",
        "X-Forwarded-For": "kanarie",
    }
    sign_in(client, make_user(name="Kees Kanarie", email="kees@voorbeeld.example"))
    for path in ("/lijst?q=kanarie", "/buurten/BUkanarie", "/kanarie/9717AB", "/buurtkrachten/97179717"):
        client.get(path, headers=headers)
    for wrong in (break_a_rule, search_badly, say_what_was_typed):
        monkeypatch.setitem(app.view_functions, "health.show", broken(wrong))
        client.get("/health", headers=headers)
    post(client, "/inloggen", {"email": "kanarie@voorbeeld.example", "password": "Kanarie 9717"})
    client.open("/lijst", method="KANARIE")

    written = log()
    assert written.count("Unexpected error") == 3
    assert written.count(" request " if log_format == "text" else '"request"') >= 9
    assert "/buurtkrachten/<int:asset_id>" in written
    assert not [canary for canary in CANARIES if canary in written]


def test_a_request_is_one_line_of_json_with_its_route_and_the_number_that_the_visitor_got(client, log):
    logs.configure("json")
    response = client.get("/health?wie=kanarie")
    line = json.loads(log())

    assert {name: line[name] for name in ("level", "event", "method", "route", "status", "request")} == {
        "level": "info",
        "event": "request",
        "method": "GET",
        "route": "/health",
        "status": 200,
        "request": response.headers["X-Request-Id"],
    }
    assert line["ms"] >= 0


def test_an_error_says_which_rule_of_the_database_was_broken_and_where(app, client, monkeypatch, log):
    monkeypatch.setitem(app.view_functions, "health.show", broken(break_a_rule))
    logs.configure("json")
    client.get("/health")
    first, request = (json.loads(line) for line in log().splitlines())

    assert request["status"] == 500
    assert first["request"] == request["request"]
    assert {"uq_users_email"} <= {error.get("constraint") for error in first["errors"]}
    assert any("break_a_rule" in place for place in first["errors"][0]["where"])


def test_what_a_library_says_is_not_repeated(log):
    logs.configure("json")
    logging.getLogger("urllib3.pool").warning("Retrying /free?q=%s", "Kanariestraat 3")

    written = log()
    assert "Kanarie" not in written
    assert "urllib3.pool" in written


def test_without_a_format_only_what_needs_attention_is_told(client, log):
    logs.configure("")
    client.get("/health")

    assert log() == ""


@pytest.mark.process
def test_the_log_of_the_database_server_does_not_quote_it_either(app, db, database_url):
    with pytest.raises(DataError):
        search_badly()
    folder = Path(str(make_url(database_url).query["host"]))

    written = (folder / "postgres.log").read_text()
    assert "ready to accept connections" in written
    assert "Kanarie" not in written
