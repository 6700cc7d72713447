"""An id in an address opens nothing: each object is looked at again, for each role and for nobody.

ASVS 5.0: V8.2.1 (functions), V8.2.2 (data), V8.3.1 (at the server).
"""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from app.models.people import Role
from app.policy import ROLES_WITH, Permission
from tests.factories.people import csrf_token
from tests.integration.walk.conftest import CANARY
from tests.integration.walk.hostile import every_form
from tests.integration.walk.routes import addresses, rules
from tests.integration.walk.test_writing import snapshot

pytestmark = pytest.mark.every_page

NOWHERE = 999_999_999
OF_ONE_PERSON = {"saved_id", "device_id", "token_id", "calendar_id", "list_id"}
OF_RECORDS = {"asset_id", "other_id"}
OF_A_TEAM = (
    *("assets", "asset_versions", "contacts", "stories", "team_notes", "relations", "claims", "actions"),
    *("outcomes", "evidence", "rounds", "round_skips", "round_picks", "deletions", "suggestions"),
    *("saved_filters", "api_tokens", "calendar_links", "trusted_devices", "outside_lists"),
)
RIGHTS = {
    "users": "id, email, roles, deactivated_at, password_hash",
    "memberships": "id, user_id, team_id, since, until",
    "teams": "id, name, since, until",
    "team_buurten": "id, team_id, area_id, since, until",
}
SMUGGLED = {
    "roles": [role.value for role in Role],
    **dict.fromkeys(("role", "first_screen"), Role.MEMBER.value),
    **dict.fromkeys(("team", "team_id", "steward", "steward_id", "user", "user_id", "id"), "1"),
    **dict.fromkeys(("email", "password_hash", "deactivated_at", "since", "until", "epoch"), "2026-10-01"),
}
"""What a model has, and no form of a member."""
MOVING = re.compile(
    r"""X-CSRFToken[^}]*|name="csrf_token"[^>]*>|value="[0-9a-f-]{36}"|<div class="flash".*?</div>"""
)


def asked(browser, method, address):
    """Status, place and text of an answer, without what is new in each."""
    address = f"{address}?name=Breitafel" if method == "GET" else address
    data = {"csrf_token": csrf_token(browser)} if method == "POST" else None
    with browser.open(address, method=method, data=data) as answer:
        text = MOVING.sub("", answer.get_data(as_text=True)) if answer.mimetype == "text/html" else ""
        return answer.status_code, answer.headers.get("Location", ""), text


@pytest.mark.parametrize("role", ["stranger", *(role.value for role in Role)])
def test_a_record_that_she_may_not_see_answers_as_one_that_is_not_there(app, world, outsiders, role):
    browser = outsiders[role]
    (secret,) = world.secret_ids
    telling = []
    for method in ("GET", "POST"):
        for rule in rules(app, method):
            for name in OF_RECORDS & rule.arguments:
                there, nowhere = (
                    next(addresses(app, rule, world.only(**{name: number}))) for number in (secret, NOWHERE)
                )
                answer, same = asked(browser, method, there), asked(browser, method, nowhere)
                assert answer[0] < 500, there
                assert CANARY not in answer[2], there
                if answer != (same[0], *(text.replace(str(NOWHERE), str(secret)) for text in same[1:])):
                    telling.append(f"{method} {rule}: {answer[0]}, {same[0]} for one that is not there")

    assert not telling


@pytest.mark.parametrize("role", list(Role))
def test_what_is_of_one_person_is_of_nobody_else(app, world, outsiders, role):
    for address in (one for rule in with_any(app, OF_ONE_PERSON) for one in addresses(app, rule, world)):
        status, _place, text = asked(outsiders[role.value], "POST", address)
        assert status in {403, 404}, address
        assert CANARY not in text


@pytest.mark.parametrize("role", list(Role))
def test_who_pushes_every_button_changes_nothing_of_another_team(app, db, world, outsiders, role):
    before = snapshot(db)
    # Of lists that are read in, records come and go: those are of who reads them in.
    for rule in with_any(app, set(world.arguments) - {"file_id", "run_id"}):
        for address in addresses(app, rule, world):
            asked(outsiders[role.value], "POST", address)
    after = snapshot(db)
    # Whoever plans the training may take any claim back.
    hers = {"claims"} if role in ROLES_WITH[Permission.PLAN_TRAINING] else set()

    assert set(before) >= set(OF_A_TEAM)
    assert {name for name in OF_A_TEAM if before[name] != after[name]} <= hers


def test_a_field_that_is_not_in_a_form_changes_nothing(app, db, world, outsiders, harmless):
    """ASVS 5.0: V8.2.3, V15.3.3. Whoever adds a field to a form of hers has no more rights than before."""
    browser = outsiders[Role.MEMBER.value]
    token, session = csrf_token(browser), browser.get_cookie("sessie").value
    before, forms = rights(db), every_form(app, world, browser)
    filled = [(form.action, dict((*form.fields, *form.answers))) for form in forms]
    bare = [(address, {}) for rule in rules(app, "POST") for address in addresses(app, rule, world)]
    for address, fields in (*filled, *bare):
        # One of the forms ends the session.
        browser.set_cookie("sessie", session)
        with harmless():
            sent = {**SMUGGLED, **fields, "csrf_token": token}
            assert browser.post(address, data=sent).status_code < 500, address
            assert rights(db) == before, address

    assert len(forms) > 20


def rights(db):
    """Who may do what, and which team keeps what."""
    return [
        db.session.execute(text(f"select {columns} from {table} order by id")).all()
        for table, columns in RIGHTS.items()
    ]


def with_any(app, arguments):
    """The routes that change something and have one of these arguments."""
    return [rule for rule in rules(app, "POST") if arguments & rule.arguments]
