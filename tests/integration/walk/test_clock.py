"""Every page and form answers when the clock is set, when it jumps and on days that others lack.

ASVS 5.0: V2.2.1, V16.5.3.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from app import clock
from tests.factories.people import csrf_token, sign_in
from tests.integration.walk.hostile import FORM, encoded, every_form

pytestmark = pytest.mark.every_page

MOMENTS = {
    "half past two for the second time": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    "the hour that is skipped": datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    "a new year that has not begun in UTC": datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
    "a day that most years lack": datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
}
JUMPS = {"back": timedelta(days=-2), "ahead": timedelta(days=400)}
SOME = None if "ATTACKS" in os.environ else 1
"""Of each, when there is little time: a long attack has all of them."""


@pytest.mark.parametrize("moment", [*MOMENTS.values()][:SOME], ids=[*MOMENTS][:SOME])
def test_every_page_and_form_answers_at_a_moment_that_is_seldom(app, request, moment):
    with time_machine.travel(moment):
        world, browser = (request.getfixturevalue(name) for name in ("world", "keeper_browser"))
        sent = send_all(request, every_form(app, world, browser), browser)

    assert sent[302] > 40, sent


@pytest.mark.parametrize("jump", [*JUMPS.values()][:SOME], ids=[*JUMPS][:SOME])
def test_what_was_opened_before_the_clock_jumped_is_answered_after_it(
    app, request, world, keeper, keeper_browser, jump
):
    forms = every_form(app, world, keeper_browser)
    with time_machine.travel(clock.now() + jump):
        sign_in(keeper_browser, keeper)
        every_form(app, world, keeper_browser)
        sent = send_all(request, forms, keeper_browser)

    assert sent[302] > 40, sent


def send_all(request, forms, browser):
    """Send each of these forms as somebody fills it, as if it were the first; how many got which answer."""
    caught, harmless = (request.getfixturevalue(name) for name in ("caught", "harmless"))
    token = ("csrf_token", csrf_token(browser).encode())
    session, answers = browser.get_cookie("sessie").value, Counter()
    for form in forms:
        # A field that the page left open is answered once, and once it stays so.
        for more in ((), form.answers):
            pairs = [(name, value.encode()) for name, value in (*form.fields, *more) if name != "csrf_token"]
            browser.set_cookie("sessie", session)
            with harmless():
                answer = browser.post(form.action, data=encoded([token, *pairs]), content_type=FORM)
                answer.close()
            assert answer.status_code < 500, (form.action, pairs, caught[-1:])
            answers[answer.status_code] += 1
    return answers
