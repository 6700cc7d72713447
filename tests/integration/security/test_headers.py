"""Whatever answers tells the browser the same: nothing else may load, frame or guess it.

ASVS 5.0: V3.4.1, V3.4.3 to V3.4.6 and V3.4.8.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app import Settings, create_app
from app.database import database
from app.policy import Permission
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, sign_in

TOKEN = "a token that is long enough"
WITH_TOKEN = {"headers": {"Authorization": f"Bearer {TOKEN}"}}
EXPECTED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
LARGE = {"data": {"text": "x" * 1_100_000}}
FILE = "the style sheet"
ANSWERS = [
    ("a page", "GET", "/inloggen", {"stranger": True}, 200),
    ("a page of hers", "GET", "/", {}, 200),
    ("a redirect", "GET", "/beheer/taken", {"stranger": True}, 302),
    ("no such page", "GET", "/nergens", {}, 404),
    ("not this way", "DELETE", "/inloggen", {}, 405),
    ("what can be done", "OPTIONS", "/inloggen", {}, 200),
    ("not for her", "GET", "/beheer/taken", {}, 403),
    ("without its token", "POST", "/uitloggen", {}, 400),
    ("too large", "POST", "/uitloggen", LARGE, 413),
    ("our mistake", "GET", "/broken", {}, 500),
    ("a file", "GET", FILE, {}, 200),
    ("a file that she has", "GET", FILE, {"headers": {"If-None-Match": "*"}}, 304),
    ("no such file", "GET", "/static/x/nergens.css", {}, 404),
    ("a file to write", "POST", FILE, {}, 405),
    ("the API", "GET", "/api/v1/pins", {}, 200),
    ("the API for a stranger", "GET", "/api/v1/pins", {"stranger": True}, 401),
    ("the API with nonsense", "GET", "/api/v1/pins?x=1", {}, 400),
    ("no such part of the API", "GET", "/api/v1/nergens", {}, 404),
    ("its description", "GET", "/api/v1/openapi.json", {}, 200),
    ("health", "GET", "/health", {}, 200),
    ("life", "GET", "/health/live", {}, 200),
    ("counts", "GET", "/metrics", WITH_TOKEN, 200),
    ("counts for a stranger", "GET", "/metrics", {}, 401),
]


@pytest.fixture
def guarded(app, db, tmp_path):
    """The application as it stands behind a web server, with counts and a route that fails."""
    ours = app.extensions["settings"]
    made = create_app(replace(ours, data_dir=tmp_path, metrics_token=TOKEN, trusted_proxies=1))
    made.add_url_rule("/broken", view_func=broken)
    connection = db.session.connection()
    with made.app_context():
        database.sessionmaker.configure(bind=connection, join_transaction_mode="create_savepoint")
    yield made
    from prometheus_client import values

    values.ValueClass.close_all_files()


def broken():
    """A view with a mistake in it."""
    raise ZeroDivisionError


broken.permission = Permission.OPEN


def check(answer):
    """The answer says everything."""
    assert EXPECTED.items() <= dict(answer.headers).items()
    assert answer.headers["Permissions-Policy"].startswith("geolocation=(self)")
    assert answer.headers["Cache-Control"]
    policy = answer.headers["Content-Security-Policy"]
    assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert "unsafe" not in policy
    assert not [name for name, value in answer.headers if answer.headers.getlist(name) != [value]]


@pytest.mark.parametrize(
    ("method", "path", "more", "status"), [one[1:] for one in ANSWERS], ids=[one[0] for one in ANSWERS]
)
def test_every_answer_carries_the_headers(guarded, method, path, more, status):
    browser, more = another(guarded), dict(more)
    if not more.pop("stranger", False):
        sign_in(browser, make_user())
    address = guarded.extensions["static_files"].url("css/site.css") if path is FILE else path
    answer = browser.open(address, method=method, **more)

    assert answer.status_code == status
    check(answer)


@pytest.mark.parametrize("path", ["/inloggen", "/nergens", "/static/x/nergens.css", "/health/live"])
def test_what_came_by_https_is_asked_for_by_https_from_then_on(guarded, path):
    answer = another(guarded).get(path, headers={"X-Forwarded-Proto": "https"})

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("path", ["/", "/nergens", "/health", "/health/live", "/api/v1/pins"])
def test_so_does_every_answer_while_the_database_is_away(tmp_path, path):
    url = f"postgresql+psycopg://opbouwkaart@/opbouwkaart?host={tmp_path}"
    app = create_app(Settings(database_url=url, data_dir=tmp_path, secret_key="only for tests"))
    answer = app.test_client().get(path)

    assert answer.status_code == (200 if path == "/health/live" else 503)
    check(answer)
    assert "Strict-Transport-Security" not in answer.headers


def test_a_page_with_a_map_runs_its_own_scripts_and_an_answer_without_scripts_allows_none(client, db):
    make_city()
    sign_in(client, make_user())
    pages = [client.get("/buurtkrachten/nieuw"), client.get("/buurtkrachten/nieuw")]
    nonces = [re.findall(r"'nonce-([^']+)'", page.headers["Content-Security-Policy"]) for page in pages]

    assert all(f'nonce="{nonce}"' in page.text for page, (nonce,) in zip(pages, nonces, strict=True))
    assert nonces[0] != nonces[1]
    assert "nonce" not in client.get("/health").headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["", "[", "[::1", "x" * 300, "kaart.example:x", "[::1]:5000x"])
def test_a_strange_host_gets_an_answer_with_them_too(client, host):
    answer = client.get("/health", headers={"Host": host})

    assert answer.status_code < 500
    check(answer)
    assert answer.headers["Content-Security-Policy"].endswith("upgrade-insecure-requests")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:5000", "[::1]:5000"])
def test_on_this_machine_nothing_asks_for_https(client, host):
    policy = client.get("/health", headers={"Host": host}).headers["Content-Security-Policy"]

    assert "upgrade-insecure-requests" not in policy
