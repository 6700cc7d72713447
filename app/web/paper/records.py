"""Paper about records: a week for a door, a card for a group, a list to walk with."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from app import clock
from app.documents.card import Invited, invitation
from app.documents.door import door_week
from app.documents.on_the_way import Stop, walking_list
from app.exceptions import NotFound
from app.models.record import Visibility
from app.policy import ANYBODY, Permission
from app.queries.coverage.walks import due_on_the_way, route_of
from app.queries.people.installation import is_demo
from app.queries.record.detail import asset_detail
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import conditions
from app.queries.record.week.moments import week_of
from app.queries.record.where.together import here
from app.rhythms import rhythm_words
from app.web.access import access
from app.web.forms.numbers import asked_together
from app.web.identity import viewer
from app.web.paper.answer import document
from app.web.paper.blueprint import bp
from app.web.presentation.formatting import freshness_words
from app.web.record.map.rows import row_line
from app.web.record.week.page import asked_monday

SEEN_BY = {
    Visibility.TEAM: "Alleen het team dat dit bijhoudt",
    Visibility.ORGANISATION: "Medewerkers van de wijkteams",
    Visibility.PUBLIC: "Iedereen",
}


@bp.get("/rooster.pdf")
@access(Permission.READ)
def show_week() -> ResponseReturnValue:
    """The week of a choice with what everybody may see, whoever prints it."""
    chosen = parse_filter(request.args, also=("week",))
    week = week_of(asked_monday(request.args.get("week", "")), *conditions(chosen, ANYBODY))
    made = door_week("Wat is er deze week?", week, day=clock.today(), invented=is_demo())
    return document(made, "rooster")


@bp.get("/buurtkrachten/<int:asset_id>/rooster.pdf")
@access(Permission.READ)
def show_door(asset_id: int) -> ResponseReturnValue:
    """The week of a place for on its door, with what everybody may see; the place itself must be public."""
    asset_detail(asset_id, viewer())
    public = asset_detail(asset_id, ANYBODY)
    week = week_of(asked_monday(request.args.get("week", "")), here(asset_id, ANYBODY, for_everybody=True))
    made = door_week(public.row.name, week, day=clock.today(), invented=is_demo())
    return document(made, "rooster", public.row.name)


@bp.get("/buurtkrachten/<int:asset_id>/uitnodiging.pdf")
@access(Permission.RECORD)
def show_card(asset_id: int) -> ResponseReturnValue:
    """The card for the group itself: what colleagues read of it, and no truer place than they see."""
    detail = asset_detail(asset_id, viewer())
    row = detail.row
    if row.visibility is Visibility.TEAM:
        raise NotFound("Dit staat alleen voor je team op de kaart. Daar hoort geen kaartje bij.")
    invited = Invited(
        name=row.name,
        summary=row.summary,
        when=rhythm_words(row.rhythm, row.pauses, clock.today()),
        place=detail.buurt.name if detail.buurt else "",
        seen_by=SEEN_BY[row.visibility],
        team=detail.steward_name or viewer().team_name or "het wijkteam",
    )
    return document(invitation(invited, day=clock.today(), invented=is_demo()), "uitnodiging", row.name)


@bp.get("/rondes/<int:round_id>/lijstje.pdf")
@access(Permission.RECORD)
def show_walk(round_id: int) -> ResponseReturnValue:
    """What is due on a walk, in its order; what only a team may see stays on the screen."""
    route = route_of(round_id, asked_together(), viewer())
    rows = () if route.first.finished_on else due_on_the_way(route, viewer())
    shown = [row for row in rows if row.visibility is not Visibility.TEAM]
    stops = [
        Stop(
            name=row.name,
            line=row_line(row),
            known=freshness_words(row.freshness, row.verified_on, row.due_on),
        )
        for row in shown
    ]
    left_out = len(rows) - len(shown)
    made = walking_list(route.name, stops, left_out=left_out, day=clock.today(), invented=is_demo())
    return document(made, "onderweg", route.name)
