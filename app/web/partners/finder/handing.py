"""What comes of an answer: a card to hand to a resident, or a new buurtvraag with the chips filled in."""

from __future__ import annotations

import segno
from babel.dates import format_date, format_time
from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.models.record import Visibility
from app.policy import Permission
from app.queries.partners.handed import Handed, handed
from app.rhythms import Occurrence
from app.web.access import access
from app.web.identity import viewer
from app.web.partners.asking import question_form_page
from app.web.partners.blueprint import bp
from app.web.partners.finder.fields import asked
from app.web.partners.finder.page import FOR_A_RESIDENT, unstored
from app.web.partners.forms import QuestionForm
from app.web.record.sharing.card import told_where

LANGUAGES = "nl ar en ti tr pl uk fa so am es fr de ru bg ro zh pt it ps sw vi id fy".split()  # noqa: SIM905
"""Languages in which days can be written: CLDR has them under the same code."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ps"})
MOST_IDS = 20


@bp.post("/partners/kaartje")
@access(Permission.SEE_QUESTIONS)
def make_card() -> ResponseReturnValue:
    """At most five hits in large type, their days also in another language; nothing of the question."""
    language = request.form.get("taal", "nl")
    language = language if language in LANGUAGES else "nl"
    ids = [
        int(value) for value in request.form.getlist("op")[:MOST_IDS] if value.isdigit() and len(value) < 16
    ]
    given = [one for one in handed(ids, viewer()) if one.detail.row.visibility is not Visibility.TEAM]
    return unstored(
        render_template(
            "partners/finder/card.html",
            given=given[:FOR_A_RESIDENT],
            left_out=len(set(ids)) - len(given),
            days={one.detail.row.asset_id: _day(one, language) for one in given},
            language=language,
            languages={code: labels.LANGUAGES[code] for code in LANGUAGES},
            told_where=told_where,
            qr_of=_qr_of,
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
            today=clock.today(),
            labels=labels,
        )
    )


@bp.post("/vragen/nieuw/van-zoeken")
@access(Permission.RECORD)
def begin_question() -> ResponseReturnValue:
    """The form of a new buurtvraag with what was looked for; nothing is stored before it is sent."""
    wanted = asked(request.form, viewer()).wanted
    form = QuestionForm(formdata=None)
    form.themes.data, form.buurten.data = list(wanted.themes)[:3], list(wanted.buurten)
    form.audiences.data, form.offers.data = list(wanted.audiences), list(wanted.offers)
    return unstored(question_form_page(form))


def _day(one: Handed, language: str) -> str:
    return in_language(one.next, language) if one.next and language != "nl" else ""


def _qr_of(address: str) -> str:
    """A picture in a data: address, with which a telephone opens an address."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(scale=3, border=2))


def in_language(when: Occurrence, locale: str) -> str:
    """'الأربعاء ٧ أكتوبر، ٩:٣٠': day and hour as that language writes them."""
    said = format_date(when.day, "EEEE d MMMM", locale=locale)
    return f"{said}, {format_time(when.begins, 'short', locale=locale)}" if when.begins else str(said)
