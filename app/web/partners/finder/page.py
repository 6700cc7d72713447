"""The page of Zoeken: one field, what was understood of it as chips, and who fits."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.models.people import Role
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.own_texts import HELP_ROUTE, own_text
from app.queries.partners.finder import Answer, Door, answer
from app.queries.partners.finder.answering import SHOWN
from app.queries.partners.finder.asking.word_file import word_file
from app.queries.record.catalogue import audiences, themes
from app.queries.record.places import team_buurten
from app.rhythms.dutch import MONTHS, WEEKDAYS
from app.web.access import access
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.partners.finder.fields import DISTANCES, Asked, asked, door_of, values_of
from app.web.presentation.formatting import GLYPHS

ALL = 50
FOR_A_RESIDENT = 5
PARTS = {
    "themes": "onderwerp",
    "offers": "geven en nemen",
    "audiences": "voor wie",
    "fit": "taal en tijd",
    "nearness": "nabijheid",
    "freshness": "actueel",
    "closeness": "netwerk",
    "unsure": "weten we niet",
    "against": "spreekt ertegen",
}


@bp.get("/partners")
@access(Permission.SEE_QUESTIONS)
def find_partners() -> ResponseReturnValue:
    """The field with question cards to start from; who does opbouwwerk finds that door first."""
    usual = Door.QUESTION if Role.BUILDER in viewer().roles else Door.FIND
    return _page(door_of(request.args.get("deur", ""), usual))


@bp.post("/partners")
@access(Permission.SEE_QUESTIONS)
def answer_question() -> ResponseReturnValue:
    """Who fits. The question stands in this answer alone: no cache keeps it."""
    question = asked(request.form, viewer())
    everything = bool(request.form.get("alles"))
    if question.understood.help or question.wanted.is_empty:
        return _page(question.wanted.door, question)
    most = ALL if everything else SHOWN if question.wanted.door is Door.QUESTION else FOR_A_RESIDENT
    found = answer(question.wanted, viewer(), limit=most, everything=everything)
    return _page(question.wanted.door, question, found, everything=everything)


def unstored(page: str) -> Response:
    """An answer that nothing between here and the visitor may keep."""
    response = make_response(page)
    response.cache_control.no_store = True
    return response


def _page(
    door: Door, question: Asked | None = None, found: Answer | None = None, *, everything: bool = False
) -> Response:
    file = word_file()
    return unstored(
        render_template(
            "partners/finder/page.html",
            door=door,
            question=question,
            answer=found,
            everything=everything,
            examples=file.examples[door.value],
            help_route=own_text(HELP_ROUTE) if question and question.understood.help else "",
            chosen=values_of(question.wanted) if question else {},
            usual_distance=file.limits["distance_m"],
            given=_given(found) if found else None,
            own=team_buurten(viewer()),
            today=clock.today(),
            **_words(),
        )
    )


def _words() -> dict[str, object]:
    return {
        "themes": themes(),
        "audiences": audiences(),
        "wijken": area_options(),
        "weekdays": WEEKDAYS,
        "weekday_choices": [(day, name.capitalize()) for day, name in enumerate(WEEKDAYS)],
        "months": MONTHS,
        "distances": DISTANCES,
        "parts": PARTS,
        "labels": labels,
    }


def _given(found: Answer) -> dict[str, object]:
    """What the map draws: the hits that have a place, with their numbers."""
    pins = [
        {"id": hit.id, "number": number, "name": hit.name, "kind": hit.kind, "lon": hit.lon, "lat": hit.lat,
         "freshness": hit.freshness, "precision": hit.precision}
        for number, hit in enumerate(found.hits, start=1)
        if hit.lon is not None
    ]  # fmt: skip
    return {"pins": pins, "glyphs": GLYPHS}
