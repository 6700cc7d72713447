"""What two people do at the same time, on a database that really commits."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app import Settings, create_app
from app.database import database
from app.exceptions import Invalid
from app.models.people import User
from app.services.people.accounts import deactivate, edit_user
from tests.factories.people import make_user, post


@pytest.fixture
def own_app(fresh_database_url, tmp_path):
    """An application on a database of this test alone."""
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path, secret_key="only here"))
    yield app
    with app.app_context():
        database.engine.dispose()


def test_guesses_at_the_same_moment_are_counted_one_by_one(own_app):
    with own_app.app_context():
        make_user(email="anna@voorbeeld.example")
        database.session.commit()

    def guess(number):
        form = {"email": "anna@voorbeeld.example", "password": f"gok nummer {number}"}
        return post(own_app.test_client(), "/inloggen", form).status_code

    with ThreadPoolExecutor(12) as pool:
        assert Counter(pool.map(guess, range(12))) == {422: 5, 429: 7}


def test_two_administrators_can_not_remove_each_other_at_once(own_app):
    with own_app.app_context():
        one, two = make_user(roles=["admin"]), make_user(roles=["admin"])
        jobs = [
            lambda user_id=one.id: deactivate(user_id=user_id),
            lambda user=two, user_id=two.id: edit_user(
                user_id=user_id, email="twee@voorbeeld.example", name="Twee", roles=["member"]
            ),
        ]
        database.session.commit()

    def attempt(job):
        with own_app.app_context():
            try:
                job()
            except Invalid:
                return "refused"
            database.session.commit()
            return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, jobs)) == ["done", "refused"]
    with own_app.app_context():
        still = database.session.scalars(
            select(User.id).where(User.roles.contains(["admin"]), User.deactivated_at.is_(None))
        )
        assert len(still.all()) == 1
