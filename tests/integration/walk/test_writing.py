"""Who may write where: each route names its permission, wrong roles are refused, GET never writes."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.models.people import Role
from app.policy import ROLES_WITH, Permission
from tests.integration.walk.routes import addresses, rules

pytestmark = pytest.mark.every_page

OPEN = {
    "/agenda/<key>.ics",
    "/inloggen",
    "/uitloggen",
    "/health",
    "/.well-known/security.txt",
    "/api/v1/openapi.json",
    "/leergang/openbaar",
    "/leergang/openbaar/<int:module_id>",
    "/openbaar",
    "/openbaar/buurten/<buurt_code:code>",
    "/openbaar/buurtkrachten/<int:asset_id>",
}
"""What anybody may ask for. Adding to this list is a decision about privacy."""


def permission(app, rule) -> Permission | None:
    return getattr(app.view_functions[rule.endpoint], "permission", None)


def test_every_route_names_the_permission_it_needs(app):
    forgotten = [str(rule) for rule in app.url_map.iter_rules() if permission(app, rule) is None]

    assert not forgotten


def test_only_these_addresses_are_open_to_strangers(app):
    found = {str(rule) for rule in app.url_map.iter_rules() if permission(app, rule) is Permission.OPEN}

    assert found == OPEN


def test_a_stranger_is_sent_to_sign_in_or_refused_everywhere_else(app, world, outsiders):
    for method in ("GET", "POST"):
        for rule in rules(app, method):
            if str(rule) in OPEN:
                continue
            for address in addresses(app, rule, world):
                response = outsiders["stranger"].open(address, method=method)
                if address.startswith("/api/"):
                    assert response.status_code == 401, address
                else:
                    assert response.status_code in {302, 400}, f"{method} {address}: {response.status_code}"
                    assert response.status_code == 400 or "/inloggen" in response.location


@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_may_not_is_refused(app, world, outsiders, role):
    browser = outsiders[role.value]
    for method in ("GET", "POST"):
        for rule in rules(app, method):
            needed = permission(app, rule)
            if needed is Permission.OPEN or role in ROLES_WITH[needed]:
                continue
            for address in addresses(app, rule, world):
                status = browser.open(address, method=method).status_code
                assert status == 403 or (method == "POST" and status == 400), f"{method} {address}: {status}"


def test_a_form_without_its_token_is_refused_everywhere(app, world, keeper_browser, db):
    app.config["WTF_CSRF_ENABLED"] = True
    before = snapshot(db)
    for rule in rules(app, "POST"):
        for address in addresses(app, rule, world):
            status = keeper_browser.post(address).status_code
            assert status == 400, f"{address}: {status}"
    assert snapshot(db) == before


def snapshot(db) -> dict[str, str]:
    """A fingerprint of each table as the test's transaction sees it."""
    tables = db.session.scalars(
        text("select tablename from pg_tables where schemaname = current_schema() order by tablename")
    ).all()
    return {
        table: db.session.scalar(
            text(f"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {table} t")
        )
        for table in tables
    }
