"""Wat vraagt aandacht: numbers for an administrator, each of which opens its records."""

from __future__ import annotations

from flask import render_template, request

from app.policy import Permission
from app.queries.record.keeping.attention import (
    Lines,
    attention,
    records_ending,
    records_without_team,
    refused_runs,
)
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp


@bp.get("/beheer/aandacht")
@access(Permission.MANAGE_PEOPLE)
def needs_attention() -> str:
    """The numbers."""
    return render_template("record/keeping/attention.html", counts=attention(viewer()))


@bp.get("/beheer/aandacht/inlezen")
@access(Permission.MANAGE_PEOPLE)
def refused_rows() -> str:
    """Readings of lists of which rows were not taken."""
    return render_template("record/keeping/refused.html", runs=refused_runs())


@bp.get("/beheer/aandacht/toestemming")
@access(Permission.MANAGE_PEOPLE)
def ending_consents() -> str:
    """Records of which an agreement ends soon."""
    return _list("Toestemming loopt af", records_ending(viewer(), number=_number()), "record.ending_consents")


@bp.get("/beheer/aandacht/zonder-team")
@access(Permission.MANAGE_PEOPLE)
def without_team() -> str:
    """Records that no team keeps."""
    found = records_without_team(viewer(), number=_number())
    return _list("Zonder team", found, "record.without_team")


def _number() -> int:
    return max(1, request.args.get("pagina", 1, type=int))


def _list(title: str, found: Lines, endpoint: str) -> str:
    return render_template("record/keeping/attention_list.html", title=title, found=found, endpoint=endpoint)
