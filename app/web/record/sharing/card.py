"""A card to print and hand to a resident: large type, plain words, and nothing that is not for them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import NotAllowed
from app.models.record import Aware, Precision, Status, Visibility
from app.policy import Permission
from app.queries.record.catalogue import audience_labels
from app.queries.record.detail import Detail, asset_detail
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

TEAM_ONLY = "Dit kaartje geef je niet mee: alleen het team mag het zien."


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What a resident may hear of the place; `via_team` when the team shows the way."""

    words: str
    via_team: bool


@bp.get("/buurtkrachten/<int:asset_id>/kaartje-voor-bewoner")
@access(Permission.READ)
def resident_card(asset_id: int) -> ResponseReturnValue:
    """What it is, when, where and what it costs. Never a contact; no place before the group knows of it."""
    detail = asset_detail(asset_id, viewer())
    if detail.row.visibility is Visibility.TEAM:
        raise NotAllowed(TEAM_ONLY)
    return render_template(
        "record/sharing/card.html",
        detail=detail,
        where=told_where(detail),
        audiences=audience_labels(),
        labels=labels,
        today=clock.today(),
        access=[word for name, word in labels.ACCESS.items() if getattr(detail.row, name)],
        stopped=detail.row.status in {Status.STOPPED, Status.DORMANT},
    )


def told_where(detail: Detail) -> Where:
    """The place itself only when the group is aware, and as precisely as colleagues elsewhere see it."""
    if detail.row.whole_municipality:
        return Where(words="Op verschillende plekken", via_team=True)
    buurt = detail.buurt.name if detail.buurt else ""
    aware = detail.aware in {Aware.YES, Aware.PUBLIC}
    exact = aware and detail.chosen_precision is Precision.EXACT
    if exact and detail.host_name:
        return Where(words=f"Bij {detail.host_name}, {buurt}" if buurt else detail.host_name, via_team=False)
    if exact and detail.place_note:
        return Where(words=detail.place_note, via_team=False)
    return Where(words=f"In {buurt}" if buurt else "Vraag waar het is", via_team=True)
