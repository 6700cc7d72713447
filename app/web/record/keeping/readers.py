"""Welke teams keken? For the team that keeps a record: who read its contacts, per team and day."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import NotAllowed
from app.policy import Permission
from app.queries.record.detail import asset_detail
from app.queries.record.keeping.readers import days_read
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp


@bp.get("/buurtkrachten/<int:asset_id>/wie-keek")
@access(Permission.RECORD)
def readers(asset_id: int) -> ResponseReturnValue:
    """The days on which a team read what is private."""
    detail = asset_detail(asset_id, viewer())
    if not detail.may_see_readers:
        raise NotAllowed("Dit is voor het team dat het bijhoudt.")
    return render_template(
        "record/keeping/readers.html", detail=detail, days=days_read(asset_id), kinds=labels.PRIVATE_KINDS
    )
