"""What to choose from while somebody types where it is.

Addresses are sent in the body of a form, so that no log of addresses holds them.
"""

from __future__ import annotations

from dataclasses import asdict

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.record.detail import asset_detail
from app.queries.record.where.hosts import hosts_near
from app.services.record.where.suggesting import suggestions
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

SHOWN = 20


@bp.post("/buurtkrachten/nieuw/adressen")
@access(Permission.RECORD)
def suggest_addresses() -> ResponseReturnValue:
    """What to choose from, and a sentence."""
    return jsonify(asdict(suggestions(request.form.get("typed", ""))))


@bp.get("/buurtkrachten/<int:asset_id>/plekken")
@access(Permission.RECORD)
def find_hosts(asset_id: int) -> ResponseReturnValue:
    """Places and organisations with `naam` in their names, those nearest to a record that looks for one."""
    row = asset_detail(asset_id, viewer()).row
    named = request.args.get("naam", "")[:100]
    found = hosts_near(row.location, named=named, leave_out=asset_id, most=SHOWN)
    hosts = [{"id": host.id, "name": host.name, "buurt": host.buurt_name} for host in found]
    return jsonify(hosts=hosts)
