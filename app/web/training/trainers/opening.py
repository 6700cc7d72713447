"""Open de bijeenkomst: as a page, on a screen in large type, and on half a page of paper."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.documents.opening import TITLE, Told, half_page
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.training.opening import Opening, opening
from app.web.access import access
from app.web.identity import viewer
from app.web.paper.answer import document
from app.web.presentation.formatting import day
from app.web.training.blueprint import bp


@bp.get("/leergang/bijeenkomsten/<int:session_id>/openen")
@access(Permission.GIVE_TRAINING)
def open_session(session_id: int) -> str:
    """What this team did since last time, without names."""
    return _page("training/trainers/opening.html", session_id)


@bp.get("/leergang/bijeenkomsten/<int:session_id>/openen/scherm")
@access(Permission.GIVE_TRAINING)
def open_on_screen(session_id: int) -> str:
    """The same in type that a room can read."""
    return _page("training/trainers/opening_screen.html", session_id)


@bp.get("/leergang/bijeenkomsten/<int:session_id>/openen.pdf")
@access(Permission.GIVE_TRAINING)
def print_opening(session_id: int) -> ResponseReturnValue:
    """The same on half a page."""
    found = opening(session_id, viewer())
    told = Told(
        team=found.session.team or "Voor iedereen die de leergang volgt",
        module=f"{found.session.module}, {day(found.session.starts_at)}",
        since=since_words(found),
        records=[(row.name, row.buurt_name or "") for row in found.records],
        more=found.more,
        steps=[(step.said, step.came_of) for step in found.steps],
        question=found.question.title if found.question else "",
    )
    return document(half_page(told, day=clock.today(), invented=is_demo()), TITLE, told.team)


def since_words(found: Opening) -> str:
    """'sinds de vorige keer, 12 september', or 'sinds 12 september' when there was no other time."""
    last = "de vorige keer, " if found.had_one else ""
    return f"sinds {last}{day(found.since_day)}"


def _page(template: str, session_id: int) -> str:
    found = opening(session_id, viewer())
    return render_template(
        template, found=found, session=found.session, since=since_words(found), states=labels.ACTION_STATES
    )
