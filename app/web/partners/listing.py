"""Buurtvragen: what is heard often, what is open, what teams work on, and what was taken up."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.models.partners import QuestionState
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.partners.questions import PAGE_SIZE, QuestionLine, count_questions, list_questions
from app.queries.partners.signals import heard
from app.queries.record.catalogue import theme_labels, themes
from app.web.access import access
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.partners.signalling import own_signal

SIGNALS = "signalen"
TABS = {
    SIGNALS: "Signalen",
    "open": labels.QUESTION_STATES[QuestionState.OPEN],
    "bezig": labels.QUESTION_STATES[QuestionState.BUSY],
    "opgepakt": labels.QUESTION_STATES[QuestionState.TAKEN_UP],
    "niet-nodig": labels.QUESTION_STATES[QuestionState.NOT_NEEDED],
}
STATES = dict(zip([*TABS][1:], QuestionState, strict=True))
LAST_PAGE = 10_000


@bp.get("/vragen")
@access(Permission.SEE_QUESTIONS)
def list_page() -> ResponseReturnValue:
    """One tab, for a theme and a buurt or wijk when chosen."""
    tab = request.args.get("toon", SIGNALS)
    tab = tab if tab in TABS else SIGNALS
    theme, buurt = request.args.get("theme", ""), request.args.get("buurt", "")
    number = min(max(request.args.get("pagina", 1, type=int), 1), LAST_PAGE)
    codes = _codes(buurt)
    found, total = _questions(tab, theme, codes, number)
    return render_template(
        "partners/list.html",
        tab=tab,
        views=_views(theme, buurt),
        theme=theme,
        buurt=buurt,
        themes=themes(),
        theme_labels=theme_labels(),
        wijken=area_options(),
        heard=heard(viewer(), theme=theme, buurten=codes) if tab == SIGNALS else (),
        found=found,
        number=number,
        pages=max(1, -(-total // PAGE_SIZE)),
        may_undo=own_signal() is not None,
    )


def _questions(
    tab: str, theme: str, codes: tuple[str, ...], number: int
) -> tuple[tuple[QuestionLine, ...], int]:
    if tab not in STATES:
        return (), 0
    return list_questions(viewer(), [STATES[tab]], theme=theme, buurten=codes, number=number)


def _codes(code: str) -> tuple[str, ...]:
    """The code of a buurt, or of the buurten of a wijk."""
    wijk = next((wijk for wijk in area_options() if wijk.code == code), None)
    if wijk is not None:
        return tuple(buurt.code for buurt in wijk.buurten)
    return (code,) if code else ()


def _views(theme: str, buurt: str) -> list[tuple[str, str, int | None, str]]:
    """Name, words, how many (not of signals), and where it is."""
    counted = count_questions()
    chosen = {name: value for name, value in (("theme", theme), ("buurt", buurt)) if value}
    return [
        (
            name,
            words,
            counted.get(STATES[name], 0) if name in STATES and not chosen else None,
            url_for("partners.list_page", toon=name, **chosen),
        )
        for name, words in TABS.items()
    ]
