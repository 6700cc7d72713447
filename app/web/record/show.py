"""The page of one record, as this visitor may see it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.models.record import Kind
from app.policy import Permission
from app.queries.partners.solutions import solution_story
from app.queries.partners.threads import asking_about
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.duplicates.merged import merged_into
from app.queries.record.duplicates.near import similar_to
from app.queries.record.history.checks import nobody_in_a_row, own_latest_check
from app.queries.record.history.undoing import may_undo_latest
from app.queries.record.nearby import nearby
from app.queries.record.parts.shown import parts_of
from app.queries.record.suggesting.made import made_by
from app.queries.record.suggesting.waiting import waiting_for
from app.queries.record.ties.relations import ties_of
from app.queries.record.where.together import guests_of
from app.queries.settings import review_days
from app.queries.training.claims import claims_of, claims_of_ties
from app.queries.training.offered import sessions_offered
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.history.then import then_page
from app.web.record.reading import note_read
from app.web.record.suggesting.rows import labels_of


@bp.get("/buurtkrachten/<int:asset_id>")
@access(Permission.READ)
def show(asset_id: int) -> ResponseReturnValue:
    """Name, what it is, where, for whom, how sure we are, and where it came from; or how it was on a day."""
    detail = asset_detail(asset_id, viewer())
    if "op" in request.args:
        return then_page(detail, request.args["op"])
    return render_template(
        "record/show/page.html",
        detail=detail,
        labels=labels,
        themes=theme_labels(),
        audiences=audience_labels(),
        claims=claims_of(asset_id, viewer()),
        tie_claims=claims_of_ties(asset_id, viewer()),
        offered=sessions_offered(viewer()) if viewer().may(Permission.RECORD) else (),
        **_around(detail),
        labels_of=labels_of,
        today=clock.today(),
        address=url_for("record.show", asset_id=asset_id, _external=True),
        review_days=review_days(detail.row.kind),
    )


def _around(detail: Detail) -> dict[str, Any]:
    """What else the visitor sees of it: others near it and like it, its parts, and what was suggested."""
    asset_id = detail.row.asset_id
    parts = parts_of(asset_id, viewer())
    ties = ties_of(asset_id, viewer())
    note_read(asset_id, contacts=parts.contacts, stories=parts.stories, note=parts.note)
    return {
        "nearby": nearby(detail.row, viewer()),
        "merged": merged_into(asset_id, viewer()) if detail.may_hand_over else (),
        "similar": similar_to(asset_id, viewer()) if detail.may_edit else (),
        "own_check": own_latest_check(asset_id, viewer()),
        "nobody_seen": nobody_in_a_row(asset_id),
        "may_undo_change": may_undo_latest(asset_id, viewer()),
        "guests": guests_of(asset_id, viewer()),
        "parts": parts,
        "suggested": waiting_for(viewer(), asset_id=asset_id),
        "own_suggestions": made_by(viewer(), asset_id=asset_id),
        "ties": ties,
        "asking": asking_about(asset_id, detail.row.buurt_id, viewer()),
        "story": solution_story(asset_id, ties, viewer()) if detail.row.kind is Kind.SOLUTION else None,
    }
