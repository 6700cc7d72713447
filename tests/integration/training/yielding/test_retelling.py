"""A story that was told can be changed by its team; two at once lose nothing; it goes only after a yes."""

from __future__ import annotations

from uuid import uuid4

import pytest
from justhtml import JustHTML
from sqlalchemy import select

from app import clock
from app.models.training import Outcome
from app.services.training.yielding.telling import Told, tell
from tests.factories.people import post
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def outcome(member):
    told = Told(
        level="residents",
        title="Buren eten samen",
        before="Niemand kende elkaar.",
        number=0,
        happened_on=clock.today(),
        session_id=make_session(team_id=member.team_id).id,
    )
    return tell(told=told, client_key=uuid4(), viewer=member)


def opened(browser, at):
    """The fields of the form, as a browser would send them."""
    form = next(
        form for form in JustHTML(browser.get(at).text, sanitize=False).query("form") if form.query("#title")
    )
    values = {}
    for field in form.query("input, textarea"):
        if field.attrs.get("type") == "radio" and "checked" not in field.attrs:
            continue
        text = field.to_text() if field.name == "textarea" else field.attrs.get("value", "")
        values[field.attrs["name"]] = text
    return values


def stored(db):
    db.session.expire_all()
    return db.session.scalars(select(Outcome)).one()


def test_what_was_told_stands_in_the_form_and_is_changed(db, browse, member, outcome):
    browser, at = browse(member), f"/opbrengst/{outcome.id}/wijzig"
    assert f'href="{at}"' in browser.get(f"/opbrengst/{outcome.id}").text
    form = opened(browser, at)
    assert (form["title"], form["level"], form["number"]) == ("Buren eten samen", "residents", "0")
    changed = post(browser, at, {**form, "title": "Buren eten elke week samen", "number": "12"})

    assert changed.location == f"/opbrengst/{outcome.id}"
    now = stored(db)
    assert (now.title, now.before, now.number) == ("Buren eten elke week samen", "Niemand kende elkaar.", 12)


def test_who_was_later_sees_what_stands_beside_what_she_typed_and_keeps_both(db, browse, member, outcome):
    browser, at = browse(member), f"/opbrengst/{outcome.id}/wijzig"
    first, second = opened(browser, at), opened(browser, at)
    post(browser, at, {**first, "after": "Van de collega."})
    late = post(browser, at, {**second, "after": "Van mij."})

    assert late.status_code == 409
    assert "Van de collega." in late.text
    assert "Van mij." in late.text
    assert stored(db).after == "Van de collega."
    base = next(
        field.attrs["value"] for field in JustHTML(late.text, sanitize=False).query('input[name="base"]')
    )
    assert post(browser, at, {**second, "after": "Van ons.", "base": base}).status_code == 302
    assert stored(db).after == "Van ons."


def test_a_broken_rule_and_a_number_that_is_none_are_told_and_keep_what_was_typed(
    db, browse, member, outcome
):
    browser, at = browse(member), f"/opbrengst/{outcome.id}/wijzig"
    for wrong, said in (
        ({"title": "x"}, "in 3 tot 120 tekens"),
        ({"number": "een paar"}, "Vul een heel getal in"),
        ({"after": "Bel 111222333 daarover"}, "burgerservicenummer"),
    ):
        answer = post(browser, at, {**opened(browser, at), "before": "Een lang verhaal.", **wrong})
        assert answer.status_code == 422
        assert said in answer.text
        assert "Een lang verhaal." in answer.text
    assert stored(db).before == "Niemand kende elkaar."


def test_another_team_changes_nothing_and_throwing_away_asks_first(db, browse, city, member, outcome):
    other = browse(make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht"))
    at = f"/opbrengst/{outcome.id}/wijzig"
    assert other.get(at).status_code == 404
    assert post(other, at, {"title": "Van een ander"}).status_code == 404
    assert (
        "Wijzig"
        not in JustHTML(other.get(f"/opbrengst/{outcome.id}").text, sanitize=False).query("main")[0].to_text()
    )
    page = JustHTML(browse(member).get(f"/opbrengst/{outcome.id}").text, sanitize=False)
    (button,) = [one for one in page.query("details button") if "Ja, gooi weg" in one.to_text()]
    assert button
    assert stored(db).title == "Buren eten samen"
