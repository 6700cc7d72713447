"""Een foto bij een opbrengst: sent with an answer about who is on it, shown to who sees the outcome."""

from __future__ import annotations

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.training.yielding.outcomes import photo_of
from app.services.training.yielding.picturing import MOST_BYTES
from app.services.training.yielding.showing_photos import show_photo
from app.web.access import access
from app.web.forms.texts import ask_about
from app.web.identity import viewer
from app.web.incoming import takes_file
from app.web.training.blueprint import bp
from app.web.training.forms import day_of, line
from app.web.training.yielding.outcomes import outcome_page


@bp.get("/opbrengst/<int:outcome_id>/foto/<int:evidence_id>")
@access(Permission.SEE_TRAINING)
def show_evidence_photo(outcome_id: int, evidence_id: int) -> Response:
    """The picture; it stays in no cache, so that it is gone on the day that was agreed."""
    response = Response(photo_of(outcome_id, evidence_id, viewer()), content_type="image/jpeg")
    response.headers["Content-Disposition"] = "inline"
    response.cache_control.no_store = True
    return response


@bp.post("/opbrengst/<int:outcome_id>/foto")
@access(Permission.RECORD)
@takes_file
def add_evidence_photo(outcome_id: int) -> ResponseReturnValue:
    """Keep what can be seen on it, and nothing else of the file."""
    seen, agreed_by = line(request.form.get("seen")), line(request.form.get("agreed_by"))
    sent = request.files.get("photo")
    try:
        ask_about({"seen": seen, "agreed_by": agreed_by}, of="outcome-")
        show_photo(
            outcome_id=outcome_id,
            sent=sent.stream.read(MOST_BYTES + 1) if sent else b"",
            said=seen,
            faces=request.form.get("faces", ""),
            source=agreed_by,
            expires_on=day_of(request.form.get("expires_on")),
            viewer=viewer(),
        )
    except Invalid as wrong:
        return outcome_page(outcome_id, wrong, of_photo=True), 422
    flash("De foto staat erbij. Deze opbrengst telt nu mee.")
    return redirect(url_for("training.show_outcome", outcome_id=outcome_id))
