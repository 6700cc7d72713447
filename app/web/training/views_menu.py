"""The views of the leergang: what a visitor may open, as one small menu."""

from __future__ import annotations

from flask import request, url_for

from app.policy import Permission
from app.web.identity import viewer
from app.web.navigation import Item

VIEWS = (
    ("Overzicht", "training.overview", "graduation-cap", Permission.SEE_TRAINING),
    ("Mijn route", "training.own_route", "waypoints", Permission.CHOOSE_ROUTE),
    ("Opbrengst", "training.show_chain", "sprout", Permission.SEE_TRAINING),
    ("Geven", "training.giving", "users-round", Permission.GIVE_TRAINING),
    ("Uitrol", "training.show_rollout", "flag", Permission.FOLLOW_ROLLOUT),
    ("Planning", "training.planning", "calendar-days", Permission.PLAN_TRAINING),
)


def training_views() -> list[Item]:
    """The views for this visitor; none when there is only one, because then there is nothing to choose."""
    items = [
        Item(label=label, url=url_for(endpoint), icon=icon, current=request.endpoint == endpoint)
        for label, endpoint, icon, permission in VIEWS
        if viewer().may(permission)
    ]
    return items if len(items) > 1 else []
