"""People, teams and memberships for tests; a sign-in that needs no password, and one that does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import count
from typing import Any
from unittest.mock import patch

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.people import Installation, Membership, Role, Team, TeamBuurt, User
from app.models.sorting import sort_key
from app.policy import Viewer
from app.queries.people.viewers import load_viewer
from app.services.people import passwords

PASSWORD = "een goed wachtwoord"
LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@lru_cache
def cheap_hash(password: str) -> str:
    """A real argon2 hash with parameters that cost no time."""
    return CHEAP.hash(password)


@contextmanager
def cheap_passwords() -> Iterator[None]:
    """Meanwhile each hash is one like that: at their real price the sign-ins of all tests take a minute."""
    with patch.multiple(passwords, HASHER=CHEAP, DUMMY_HASH=cheap_hash("nobody's")):
        yield


def make_team(**over: Any) -> Team:
    """A team that goes on."""
    name = over.setdefault("name", f"Team {next(_numbers)} (voorbeeld)")
    return _added(Team(**{"name_key": sort_key(name), "since": LONG_AGO, **over}))


def make_user(*, team: Team | None = None, password: str = PASSWORD, **over: Any) -> User:
    """A colleague who was welcomed before; in a team since long ago when one is given."""
    number = next(_numbers)
    user = _added(
        User(
            **{
                "email": f"collega{number}@voorbeeld.example",
                "name": f"Collega {number}",
                "roles": [Role.MEMBER.value],
                "password_hash": cheap_hash(password),
                "welcomed_at": clock.now(),
                **over,
            }
        )
    )
    if team is not None:
        make_membership(user=user, team=team)
    return user


def make_membership(
    *, user: User, team: Team, since: date = LONG_AGO, until: date | None = None
) -> Membership:
    """Somebody in a team."""
    return _added(Membership(user_id=user.id, team_id=team.id, since=since, until=until))


def make_team_buurt(
    *, team: Team, area: Area, lead: bool = True, since: date = LONG_AGO, until: date | None = None
) -> TeamBuurt:
    """A team that works in a buurt."""
    return _added(TeamBuurt(team_id=team.id, area_id=area.id, lead=lead, since=since, until=until))


def make_demo() -> Installation:
    """Say that everything in this database is invented."""
    return _added(Installation(id=1, is_demo=True, demo_day=date(2026, 10, 1)))


def viewer_of(user: User) -> Viewer:
    """How the policy sees this colleague today."""
    found = load_viewer(user.id, epoch=user.epoch)
    assert found is not None
    return found


def sign_in(client: FlaskClient, user: User) -> None:
    """Give the browser a session of this colleague, without the form."""
    now = int(clock.now().timestamp())
    with client.session_transaction() as session:
        session.clear()
        session.update(since=now, seen=now, _user_id=f"{user.id}.{user.epoch}", _fresh=True)


def csrf_token(client: FlaskClient) -> str:
    """A token that the browser's session accepts."""
    with client.session_transaction() as session:
        raw = session.setdefault("csrf_token", "0123456789abcdef")
    secret = client.application.secret_key
    return str(URLSafeTimedSerializer(secret, salt="wtf-csrf-token").dumps(raw))


def post(client: FlaskClient, path: str, data: dict[str, Any] | None = None, **over: Any) -> TestResponse:
    """Send a form as a browser does that saw the page: with its token."""
    return client.post(path, data={**(data or {}), "csrf_token": csrf_token(client)}, **over)


def _added(thing: Any) -> Any:
    database.session.add(thing)
    database.session.flush()
    return thing
