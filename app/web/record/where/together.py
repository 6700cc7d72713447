"""The list of what stands at one place, for the map: one pin, several records."""

from __future__ import annotations

from flask import render_template, request

from app.policy import Permission
from app.queries.record.where.together import MOST, rows_together
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp


@bp.get("/buurtkrachten/samen")
@access(Permission.READ)
def show_together() -> str:
    """Wants `ids`, at most a hundred with commas between, and `count`: how many there are in all."""
    said = request.args.get("ids", "").split(",")[:MOST]
    ids = [int(one) for one in said if one.isascii() and one.isdigit() and len(one) <= 15]
    rows = rows_together(ids, viewer())
    hosts = [row for row in rows if row.meets_at_id is None and row.id in {r.meets_at_id for r in rows}]
    return render_template(
        "record/where/_together.html",
        rows=sorted(rows, key=lambda row: row not in hosts),
        host=hosts[0] if len(hosts) == 1 else None,
        rest=max(0, min(request.args.get("count", 0, type=int), 100_000) - len(ids)),
    )
