"""A form that comes too late: what was typed comes back to copy, to who typed it and to no other site."""

from __future__ import annotations

import pytest

from tests.browsing import another
from tests.factories.people import csrf_token, make_user, sign_in

OURS = {"Sec-Fetch-Site": "same-origin", "Referer": "http://localhost/signalen/nieuw?buurt=BU00140000"}
LONG = "Een heel lang verhaal, <b>een uur werk</b>."
AT = "/leergang/voorstellen"


@pytest.fixture
def browser(app, db):
    browser = another(app)
    sign_in(browser, make_user())
    return browser


def late(browser, *, headers=OURS, signed_out=True, token=None, **typed):
    """The answer to a form that was opened before the session ended."""
    token = token or csrf_token(browser)
    if signed_out:
        browser.delete_cookie("sessie")
    return browser.post(AT, data={"csrf_token": token, **typed}, headers=headers)


def test_who_was_signed_out_meanwhile_gets_her_text_back_and_the_way_to_the_form(browser):
    answer = late(browser, why=LONG, title="Kort", client_key="3c5e-11")

    assert answer.status_code == 400
    assert "&lt;b&gt;een uur werk&lt;/b&gt;" in answer.text
    assert answer.text.count("<textarea") == 1, "keys and single words are no text to copy"
    assert 'href="/inloggen?verder=/signalen/nieuw?buurt%3DBU00140000"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_session_that_ended_by_itself_gives_it_back_as_well(app, browser, db):
    with browser.session_transaction() as session:
        session["seen"] = session["since"] = 0

    answer = browser.post(AT, data={"csrf_token": csrf_token(browser), "why": LONG}, headers=OURS)

    assert answer.status_code == 400
    assert "een uur werk" in answer.text


def test_who_signed_in_again_elsewhere_goes_back_to_the_form_itself(browser):
    answer = late(browser, signed_out=False, token="van gisteren", why=LONG)

    assert answer.status_code == 400
    assert 'href="/signalen/nieuw?buurt=BU00140000"' in answer.text


@pytest.mark.parametrize(
    ("headers", "typed"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, {"why": LONG}),
        ({"Origin": "https://elders.example"}, {"why": LONG}),
        ({}, {"why": LONG}),
        ({**OURS, "HX-Request": "true"}, {"why": LONG}),
        (OURS, {"password": "een goed wachtwoord", "old": "een oud wachtwoord"}),
        (OURS, {"title": "Kort"}),
    ],
    ids=["another site", "another origin", "nobody says", "a part of a page", "passwords", "no sentence"],
)
def test_nothing_is_repeated_of_another_site_a_password_or_a_word(browser, headers, typed):
    answer = late(browser, headers=headers, **typed)

    assert "<textarea" not in answer.text
    assert not any(value in answer.text for value in typed.values())


def test_what_was_typed_about_something_that_went_meanwhile_comes_back_as_well(browser):
    at = "/leergang/vervolgstappen/999999"
    gone = browser.post(at, data={"csrf_token": csrf_token(browser), "came_of": LONG}, headers=OURS)
    assert gone.status_code == 404
    assert "&lt;b&gt;een uur werk&lt;/b&gt;" in gone.text
    assert "<textarea" not in browser.get(at, headers=OURS).text
    elsewhere = {"csrf_token": csrf_token(browser), "came_of": LONG}
    assert "<textarea" not in browser.post(at, data=elsewhere, headers={"Sec-Fetch-Site": "cross-site"}).text
