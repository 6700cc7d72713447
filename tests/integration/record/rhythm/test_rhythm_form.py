"""The fields about when something is there: rows without a script, a live line, sentences at their field."""

from __future__ import annotations

from datetime import date

import pytest
from flask import render_template_string
from justhtml import JustHTML
from werkzeug.datastructures import MultiDict

from app.exceptions import Invalid
from app.rhythms import NO_PAUSES, NO_RHYTHM, Pauses, Rhythm, Season, Slot
from app.web.forms import show_errors
from app.web.record.rhythm.fields import RhythmFields
from tests.browsing import another
from tests.factories.people import make_user, sign_in

FORM = """{% from "components/forms/error_summary.html" import error_summary -%}
{% from "components/rhythms/rhythm_fields.html" import rhythm_fields with context -%}
<!doctype html><html lang="nl"><head><title>x</title></head><body>
<form method="post">{{ error_summary(form) }}{{ rhythm_fields(form) }}</form></body></html>"""
WEDNESDAY = Slot(starts_on=date(2026, 9, 2), rrule="FREQ=WEEKLY;BYDAY=WE")
SATURDAYS = Slot(starts_on=date(2026, 3, 7), rrule="FREQ=WEEKLY;BYMONTH=3,4,5;BYDAY=SA")
SENT = {
    "rhythm_is_here": "1",
    "moments-0-how": "weekly",
    "moments-0-days": "WE",
    "moments-0-begins": "09:30",
    "moments-0-ends": "11:00",
    "moments-0-first": "2026-09-02",
}
BEFORE = (NO_RHYTHM, NO_PAUSES)


@pytest.fixture
def form_of(app):
    """A form as it comes in with these fields."""
    with app.test_request_context(method="POST"):
        yield lambda **sent: RhythmFields(formdata=MultiDict(sent), meta={"csrf": False})


def page(form):
    text = render_template_string(FORM, form=form)
    JustHTML(
        text.strip().split("\n", 2)[-1] if not text.lstrip().startswith("<!") else text.lstrip(), strict=True
    )
    return text


def test_a_new_form_has_one_empty_row(form_of):
    text = page(form_of())

    assert 'name="moments-0-how"' in text
    assert "moments-1" not in text


def test_a_filled_form_has_an_empty_row_behind_it_and_reads_back_the_same(form_of):
    form = form_of()
    told = Rhythm(slots=(WEDNESDAY, SATURDAYS), by_appointment=True)
    resting = Pauses(seasons=(Season.SUMMER,), periods=((date(2026, 12, 1), date(2026, 12, 31)),))

    form.fill_rhythm(told, resting)

    assert form.rhythm_and_pauses(before=BEFORE) == (told, resting)
    text = page(form)
    assert "Zoals nu: elke zaterdag" in text
    assert 'name="moments-2-how"' in text
    assert form.rhythm_and_pauses(before=BEFORE) == (told, resting)


def test_a_page_without_these_fields_leaves_the_rhythm_as_it_was(form_of):
    before = (Rhythm(slots=(WEDNESDAY,)), NO_PAUSES)

    assert form_of(name="Eettafel").rhythm_and_pauses(before=before) == before
    assert form_of(**SENT).rhythm_and_pauses(before=before)[0].slots[0].begins is not None


def test_another_row_can_be_asked_for_without_saving(form_of, app):
    with app.test_request_context(method="POST", data={**SENT, "another_moment": "yes"}):
        form = RhythmFields(meta={"csrf": False})

        assert form.wants_another_row
        assert 'name="moments-1-how"' in page(form)


def test_a_sentence_stands_at_its_field_and_in_the_summary(form_of):
    form = form_of(**{**SENT, "moments-0-ends": "09:00", "moments-1-how": "once"})

    with pytest.raises(Invalid) as refused:
        form.rhythm_and_pauses(before=BEFORE)
    show_errors(form, refused.value.errors)

    text = page(form)
    assert "Nog 2 dingen" in text
    assert 'href="#moments-0-ends">De eindtijd is eerder dan de begintijd.' in text
    assert 'id="moments-1-first-error">Vul in op welke dag het is.' in text
    assert 'value="09:00"' in text


def test_too_many_moments_are_told_above_the_rows(form_of):
    rows = {f"moments-{row}-how": "once" for row in range(20)}
    days = {f"moments-{row}-first": f"2026-11-{row + 1:02}" for row in range(20)}
    form = form_of(rhythm_is_here="1", **rows, **days)

    with pytest.raises(Invalid) as refused:
        form.rhythm_and_pauses(before=BEFORE)
    show_errors(form, refused.value.errors)

    assert 'href="#moments">Vul hoogstens 14 momenten in.' in page(form)


@pytest.fixture
def visitor(app, db):
    browser = another(app)
    sign_in(browser, make_user())
    return browser


def test_the_line_follows_what_is_typed(visitor, monkeypatch):
    monkeypatch.setattr("app.clock.today", lambda: date(2026, 10, 1))

    text = visitor.get("/buurtkrachten/wanneer", query_string=SENT).text

    assert "Elke woensdag 9.30–11.00 uur." in text
    assert "Volgende keer: woensdag 7 oktober, 9.30–11.00 uur." in text


def test_the_line_is_silent_while_a_row_is_half_filled_in(visitor):
    half = {"rhythm_is_here": "1", "moments-0-how": "weekly"}

    assert visitor.get("/buurtkrachten/wanneer", query_string=half).text.strip() == ""
    assert visitor.get("/buurtkrachten/wanneer").text.strip() == ""


def test_the_line_says_that_the_end_comes_before_the_beginning(visitor):
    backwards = {**SENT, "moments-0-ends": "09:00"}

    assert "De eindtijd is eerder" in visitor.get("/buurtkrachten/wanneer", query_string=backwards).text


def test_the_line_shows_no_rule_that_a_stranger_made_up(visitor):
    hostile = {"rhythm_is_here": "1", "moments-0-how": "kept", "moments-0-rule": "<script>alert(1)</script>"}

    assert "<script>" not in visitor.get("/buurtkrachten/wanneer", query_string=hostile).text
