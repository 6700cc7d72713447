"""No address and no form of ours breaks on what is typed into it. ASVS 5.0: V2.2.1, V16.5.1, V16.5.3.

The forms are those of the pages themselves, so a new one is attacked without being named here. `ATTACKS=500`
goes on longer.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings, strategies as st

from app import logs
from tests.attacking import EXAMPLES, attack
from tests.factories.people import csrf_token
from tests.integration.walk.conftest import CANARY
from tests.integration.walk.hostile import FORM, VALUES, encoded, every_form, names_of, spoilt
from tests.integration.walk.routes import addresses, rules
from tests.listening import listening

pytestmark = pytest.mark.every_page
long = settings(attack, max_examples=10 * EXAMPLES)


@pytest.fixture
def filled(app, world, keeper_browser):
    """Every form that the keepers meet, with a token of their session."""
    found = every_form(app, world, keeper_browser)
    assert len(found) > 60
    return found


def test_every_address_answers_whatever_is_asked(app, world, keeper_browser, caught, harmless):
    known = [
        (address, names_of(app, rule.endpoint))
        for rule in rules(app, "GET")
        for address in addresses(app, rule, world)
    ]

    @long
    @given(st.data())
    def ask(data):
        address, names = data.draw(st.sampled_from(known))
        name = st.sampled_from([*names, "q", "part", "kind", "bbox", "x"])
        query = encoded(data.draw(st.lists(st.tuples(name, VALUES), min_size=1, max_size=5)))
        headers = {"HX-Request": "true"} if data.draw(st.booleans()) else {}
        with harmless():
            answer = keeper_browser.get(f"{address}?{query}", headers=headers)
            answer.close()
        assert answer.status_code < 500, caught[-1:]

    ask()


def test_every_form_answers_whatever_is_typed(filled, keeper_browser, caught, harmless):
    token = ("csrf_token", csrf_token(keeper_browser).encode())
    session, taken = keeper_browser.get_cookie("sessie").value, Counter()

    @long
    @given(st.data())
    def send(data):
        form = data.draw(st.sampled_from(filled))
        body = encoded([token, *spoilt(data.draw, form)])
        # One of the forms ends the session.
        keeper_browser.set_cookie("sessie", session)
        with harmless():
            answer = keeper_browser.post(form.action, data=body, content_type=FORM)
            answer.close()
        assert answer.status_code < 500, caught[-1:]
        taken[answer.status_code] += 1

    send()
    # A test that only met the guard at the door would prove nothing.
    assert taken[400] < taken.total() / 2, taken


def test_nothing_that_anybody_typed_or_read_stands_in_the_log(
    app, world, filled, keeper_browser, harmless, capsys
):
    """ASVS 5.0: V16.2.5. Each page is read and each form is sent, as filled and with words in each field."""
    token, session = csrf_token(keeper_browser), keeper_browser.get_cookie("sessie").value
    with listening(capsys) as written:
        logs.configure("json")
        for address in (one for rule in rules(app, "GET") for one in addresses(app, rule, world)):
            keeper_browser.get(f"{address}?q={CANARY}").close()
        for form in filled:
            typed = [(name, CANARY) for name in form.names]
            for pairs in ([*form.fields, *form.answers], typed):
                keeper_browser.set_cookie("sessie", session)
                with harmless():
                    sent = {name: [value for one, value in pairs if one == name] for name, _ in pairs}
                    keeper_browser.post(form.action, data=sent | {"csrf_token": token}).close()
        lines = written()

    assert lines.count('"request"') > 2 * len(filled)
    for private in (CANARY, world.true_lon, "voorbeeld.example"):
        assert private not in lines.lower()
