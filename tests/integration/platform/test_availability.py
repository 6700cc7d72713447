"""Answers while the database is away."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from justhtml import JustHTML
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app import Settings, create_app
from app.database import database
from app.exceptions import NoRoom
from app.policy import Permission
from app.web import availability
from tests.database_server import executing


@pytest.fixture
def cut_off(tmp_path: Path) -> Iterator[Flask]:
    """The application without a database behind it."""
    url = f"postgresql+psycopg://opbouwkaart@/opbouwkaart?host={tmp_path}"
    app = create_app(Settings(database_url=url, data_dir=tmp_path, secret_key="only for tests"))
    yield app
    with app.app_context():
        database.engine.dispose()


def test_health_is_ok_with_a_database(client: FlaskClient) -> None:
    response = client.get("/health")
    assert (response.status_code, response.json) == (200, {"status": "ok"})


def test_health_says_503_and_when_to_come_back_without_a_database(cut_off: Flask) -> None:
    response = cut_off.test_client().get("/health")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert response.json["status"] == 503
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/inloggen", "/"])
def test_a_page_without_a_database_is_valid_dutch_and_asks_for_patience(cut_off: Flask, path: str) -> None:
    response = cut_off.test_client().get(path)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Even niet bereikbaar" in response.text
    JustHTML(response.text, strict=True)


def test_the_api_answers_with_problem_json(cut_off: Flask) -> None:
    with cut_off.test_request_context("/api/v1/assets"):
        response = availability.unavailable()
    assert response.content_type == "application/problem+json"


def test_a_path_in_the_page_is_escaped(cut_off: Flask) -> None:
    with cut_off.test_request_context('/"><script>alert(1)</script>'):
        assert "<script>" not in availability.unavailable().get_data(as_text=True)


def test_a_database_that_goes_away_at_the_commit_is_a_503_too(cut_off: Flask) -> None:
    def commit(_response: object) -> None:
        database.session.execute(text("SELECT 1"))

    app = Flask(
        "commits too late", root_path=str(Path(__file__).parent), template_folder=cut_off.template_folder
    )
    app.config["SQLALCHEMY_ENGINES"] = cut_off.config["SQLALCHEMY_ENGINES"]
    database.init_app(app)
    availability.init_app(app)
    app.add_url_rule("/late", view_func=lambda: "done")
    app.after_request_funcs[None] = [commit]
    response = app.test_client().get("/late")
    assert response.status_code == 503


def test_a_statement_that_takes_too_long_is_not_an_absent_database(db) -> None:
    db.session.execute(text("SET LOCAL statement_timeout = 1"))
    with pytest.raises(OperationalError) as caught:
        db.session.execute(text("SELECT pg_sleep(1)"))
    assert not availability.is_absence(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        NoRoom(),
        OperationalError("insert", {}, type("DiskFull", (Exception,), {"sqlstate": "53100"})()),
    ],
)
def test_a_full_disk_is_said_in_words_and_asks_to_try_again(cut_off: Flask, error: Exception) -> None:
    """ASVS 5.0: V16.5.2."""

    def save() -> None:
        raise error

    save.permission = Permission.OPEN
    cut_off.add_url_rule("/vol", view_func=save)
    cut_off.before_request_funcs[None] = []
    response = cut_off.test_client().get("/vol")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert "De schijf is vol" in response.text
    JustHTML(response.text, strict=True)


def test_a_connection_that_is_lost_after_the_answer_harms_nobody(
    fresh_database_url: str, tmp_path: Path
) -> None:
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="test"))
    with app.app_context():
        ours = database.session.scalar(text("SELECT pg_backend_pid()"))
        with executing(fresh_database_url) as execute:
            execute(f"SELECT pg_terminate_backend({ours}, 5000)")
    with app.app_context():
        assert database.session.scalar(text("SELECT 1")) == 1
        database.session.close()
        database.engine.dispose()
