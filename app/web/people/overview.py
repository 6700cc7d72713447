"""What an administrator can look after."""

from __future__ import annotations

from flask import render_template

from app.policy import Permission
from app.queries.people.overview import counts
from app.queries.record.where.uncertain import count_uncertain
from app.web.access import access
from app.web.identity import viewer
from app.web.people.blueprint import bp


@bp.get("/beheer")
@access(Permission.MANAGE_PEOPLE)
def overview() -> str:
    """Links to what exists, with how much of it there is."""
    return render_template("people/overview.html", counts=counts(), uncertain=count_uncertain(viewer()))
