"""Two records side by side, to say whether they are two things."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import NotFound
from app.policy import Permission
from app.queries.record.catalogue import theme_labels
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.duplicates.notices import notice_of
from app.queries.record.duplicates.pairs import may_be_merged
from app.services.record.ties.differing import call_different
from app.services.record.ties.noticing import put_away
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

REMEMBERED = "Goed. We onthouden dat dit twee dingen zijn."
SEEN = "Goed. We vragen het niet meer."


@bp.get("/buurtkrachten/<int:asset_id>/vergelijk/<int:other_id>")
@access(Permission.RECORD)
def compare(asset_id: int, other_id: int) -> ResponseReturnValue:
    """Both as this visitor may see them; not found when one of them is not there for her."""
    if asset_id == other_id:
        raise NotFound
    both = asset_detail(asset_id, viewer()), asset_detail(other_id, viewer())
    return render_template(
        "record/duplicates/compare.html",
        both=both,
        themes=theme_labels(),
        notice=notice_of(asset_id, other_id, viewer()),
        may_merge=may_be_merged(asset_id, other_id, viewer()),
        given=on_map(*both),
    )


def on_map(*both: Detail) -> dict[str, Any]:
    """What the map draws: the two with their numbers, as far as they have a shown place."""
    return {
        "pins": [
            {
                "id": detail.row.asset_id,
                "number": number,
                "kind": detail.row.kind,
                "lon": detail.row.lon,
                "lat": detail.row.lat,
            }
            for number, detail in enumerate(both, start=1)
            if detail.row.lon is not None
        ]
    }


@bp.post("/buurtkrachten/<int:asset_id>/vergelijk/<int:other_id>")
@access(Permission.RECORD)
def settle_pair(asset_id: int, other_id: int) -> ResponseReturnValue:
    """They are two things, or the keeping team has seen it."""
    if request.form.get("answer") == "different":
        call_different(one_id=asset_id, other_id=other_id, viewer=viewer())
        flash(REMEMBERED)
        back = request.form.get("back") == "list"
        return redirect(url_for("record.list_doubles") if back else url_for("record.show", asset_id=asset_id))
    put_away(asset_id=asset_id, other_id=other_id, viewer=viewer())
    flash(SEEN)
    return redirect(url_for("record.start"))
