"""Wie keek? For the privacy officer alone: every reading of contacts, notes and stories for a team."""

from __future__ import annotations

from flask import render_template, request

from app import labels
from app.policy import Permission
from app.queries.record.keeping.readers import reads
from app.web.access import access
from app.web.privacy.blueprint import bp

LAST_PAGE = 10_000


@bp.get("/beheer/privacy/wie-keek")
@access(Permission.SEE_READS)
def who_looked() -> str:
    """Fifty at a time, of one record with `kaartje`."""
    asset_id = request.args.get("kaartje", type=int)
    asset_id = asset_id if asset_id and 0 < asset_id < 2**63 else None
    number = min(max(request.args.get("pagina", 1, type=int), 1), LAST_PAGE)
    return render_template(
        "privacy/reads.html",
        found=reads(number=number, asset_id=asset_id),
        asset_id=asset_id,
        kinds=labels.PRIVATE_KINDS,
    )
