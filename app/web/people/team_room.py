"""The screen in the room of a team: four sheets in large type, one at a time."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.policy import Permission
from app.queries.people.team_room import TeamRoom, team_room
from app.queries.record.catalogue import theme_labels
from app.web.access import access
from app.web.identity import viewer
from app.web.navigation import Item
from app.web.people.blueprint import bp

SHEETS = {
    "new": "Nieuw op de kaart",
    "heard": "Dit horen we vaker",
    "week": "Deze week",
    "checks": "Klopt dit nog?",
}


@bp.get("/teamkamer")
@access(Permission.SEE_QUESTIONS)
def show_team_room() -> ResponseReturnValue:
    """The sheet that `blad` names (1 to 4); a script turns them without asking again."""
    number = request.args.get("blad", 1, type=int)
    return _told("people/team_room/page.html", team_room(viewer()), number=number)


@bp.get("/teamkamer/bladen")
@access(Permission.SEE_QUESTIONS)
def show_sheets() -> ResponseReturnValue:
    """The sheets alone, as they are now; nothing for who has no team (any more)."""
    room = team_room(viewer())
    return _told("people/team_room/_sheets.html", room, number=1) if room else ""


def _told(template: str, room: TeamRoom | None, *, number: int) -> str:
    shown = min(max(number, 1), len(SHEETS))
    return render_template(
        template,
        room=room,
        sheets=[
            Item(
                label=words, url=url_for("people.show_team_room", blad=place), icon="", current=place == shown
            )
            for place, words in enumerate(SHEETS.values(), start=1)
        ],
        names=list(SHEETS),
        theme_labels=theme_labels(),
        now=clock.now(),
    )
