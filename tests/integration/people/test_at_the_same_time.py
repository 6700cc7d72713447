"""What two people do at the same time, on a database that really commits."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from app.database import database
from app.exceptions import Invalid
from app.services.people.accounts import deactivate, edit_user
from tests.factories.people import make_user, post


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
        one, two = (user.id for user in (make_user(roles=["admin"]), make_user(roles=["admin"])))
        database.session.commit()
    removed = Event()

    def first():
        with own_app.app_context():
            deactivate(user_id=two)
            removed.set()
            sleep(0.5)
            database.session.commit()

    def second():
        removed.wait(10)
        with own_app.app_context(), pytest.raises(Invalid, match="Dit is de laatste beheerder"):
            edit_user(user_id=one, email="een@voorbeeld.example", name="Een", roles=["member"])

    with ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(first), pool.submit(second)]:
            job.result()
