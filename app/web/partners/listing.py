"""Buurtvragen: what is heard often, what is open, what teams work on, and what was taken up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.models.partners import QuestionState
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.partners.per_buurt import BuurtCount, questions_per_buurt, signals_per_buurt
from app.queries.partners.questions import PAGE_SIZE, QuestionLine, count_questions, list_questions
from app.queries.partners.signals import heard
from app.queries.record.catalogue import theme_labels, themes
from app.web.access import access
from app.web.identity import viewer
from app.web.navigation import Item
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A tab, with a theme and a buurt or wijk when those were chosen; `codes` are the buurten of it."""

    tab: str
    theme: str
    buurt: str
    codes: tuple[str, ...]

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen besides the tab, for an address."""
        return {name: value for name, value in (("theme", self.theme), ("buurt", self.buurt)) if value}


@bp.get("/vragen")
@access(Permission.SEE_QUESTIONS)
def list_page() -> ResponseReturnValue:
    """One tab as a list."""
    chosen = _chosen()
    number = min(max(request.args.get("pagina", 1, type=int), 1), LAST_PAGE)
    found, total = _questions(chosen, number)
    return render_template(
        "partners/list.html",
        heard=heard(viewer(), theme=chosen.theme, buurten=chosen.codes) if chosen.tab == SIGNALS else (),
        found=found,
        number=number,
        pages=max(1, -(-total // PAGE_SIZE)),
        **_around(chosen),
    )


@bp.get("/vragen/kaart")
@access(Permission.SEE_QUESTIONS)
def map_page() -> ResponseReturnValue:
    """The same tab as a number in each buurt, on the map and as a list."""
    chosen = _chosen()
    counted = _counted(chosen)
    address = url_for("partners.list_page", toon=chosen.tab, theme=chosen.theme or None)
    return render_template(
        "partners/map.html",
        counted=counted,
        given={"counts": {one.code: one.count for one in counted}, "address": address},
        **_around(chosen),
    )


def _chosen() -> Chosen:
    tab, buurt = request.args.get("toon", SIGNALS), request.args.get("buurt", "")
    return Chosen(
        tab=tab if tab in TABS else SIGNALS,
        theme=request.args.get("theme", ""),
        buurt=buurt,
        codes=_codes(buurt),
    )


def _around(chosen: Chosen) -> dict[str, Any]:
    """What both pages have around what they show."""
    return {
        "tab": chosen.tab,
        "theme": chosen.theme,
        "buurt": chosen.buurt,
        "views": _views(chosen),
        "switch": _switch(chosen),
        "here": request.endpoint,
        "themes": themes(),
        "theme_labels": theme_labels(),
        "wijken": area_options(),
        "may_undo": own_signal() is not None,
    }


def _questions(chosen: Chosen, number: int) -> tuple[tuple[QuestionLine, ...], int]:
    if chosen.tab not in STATES:
        return (), 0
    states = [STATES[chosen.tab]]
    return list_questions(viewer(), states, theme=chosen.theme, buurten=chosen.codes, number=number)


def _counted(chosen: Chosen) -> tuple[BuurtCount, ...]:
    if chosen.tab == SIGNALS:
        return signals_per_buurt(viewer(), theme=chosen.theme, buurten=chosen.codes)
    return questions_per_buurt(viewer(), [STATES[chosen.tab]], theme=chosen.theme, buurten=chosen.codes)


def _codes(code: str) -> tuple[str, ...]:
    """The code of a buurt, or of the buurten of a wijk."""
    wijk = next((wijk for wijk in area_options() if wijk.code == code), None)
    if wijk is not None:
        return tuple(buurt.code for buurt in wijk.buurten)
    return (code,) if code else ()


def _switch(chosen: Chosen) -> list[Item]:
    """The same as a list and on the map."""
    return [
        Item(
            label=words,
            url=url_for(endpoint, toon=chosen.tab, **chosen.choices),
            icon=icon,
            current=request.endpoint == endpoint,
        )
        for words, endpoint, icon in (
            ("Lijst", "partners.list_page", "list"),
            ("Kaart", "partners.map_page", "map"),
        )
    ]


def _views(chosen: Chosen) -> list[tuple[str, str, int | None, str]]:
    """Name, words, how many (not of signals), and where it is."""
    counted = count_questions()
    return [
        (
            name,
            words,
            counted.get(STATES[name], 0) if name in STATES and not chosen.choices else None,
            url_for(request.endpoint or "partners.list_page", toon=name, **chosen.choices),
        )
        for name, words in TABS.items()
    ]
