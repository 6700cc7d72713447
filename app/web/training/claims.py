"""The claim question: what brought you to this? Everything may be skipped."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.models.training import ClaimStrength
from app.policy import Permission
from app.queries.training.offered import sessions_offered
from app.services.training.claiming import claim, withdraw
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import ClaimForm, line, number_of

OTHER = "other"
MY_WORK = "work"
STORED = "Dank je. Het staat erbij, nog niet meegelezen. Een collega leest mee."
BY_COLLEAGUE = "Een collega zei hier al iets over bij deze bijeenkomst: {}. Dat laten we staan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A session and how big a difference it made."""

    session_id: int
    strength: ClaimStrength


@bp.post("/buurtkrachten/<int:asset_id>/verband")
@access(Permission.RECORD)
def make_claim(asset_id: int) -> ResponseReturnValue:
    """Store the answer and go back; "gewoon door mijn werk" and a skipped question store nothing."""
    form = ClaimForm()
    try:
        take_answer(form, asset_id=asset_id)
    except Invalid as error:
        show_doubts(form, error)
        return _page(asset_id, form), 422
    return redirect(_back(asset_id))


@bp.post("/leergang/verband/<int:claim_id>/weg")
@access(Permission.RECORD)
def withdraw_claim(claim_id: int) -> ResponseReturnValue:
    """Take a claim back, whatever it is about, and go to the page of that."""
    taken = withdraw(claim_id=claim_id, viewer=viewer())
    flash("Het verband met de leergang is weg.")
    if taken.action_id is not None:
        return redirect(url_for("training.claim_step", action_id=taken.action_id))
    if taken.relation_id is not None:
        return redirect(url_for("training.claim_tie", relation_id=taken.relation_id))
    return redirect(url_for("record.show", asset_id=taken.asset_id))


def take_answer(form: ClaimForm, **subject: int) -> None:
    """Store what was said of a subject (`asset_id`, `relation_id` or `action_id`), if anything, and say so.

    Raises Invalid for half an answer.
    """
    answer = _answer(form)
    if answer is None:
        return
    reason = line(form.reason.data)
    ask_about({"reason": reason}, of="claim-")
    made = claim(
        session_id=answer.session_id,
        strength=answer.strength,
        reason=reason,
        confidence=number_of(form.confidence.data),
        viewer=viewer(),
        **subject,
    )
    is_mine = made.made_by == viewer().user_id
    flash(STORED if is_mine else BY_COLLEAGUE.format(labels.CLAIM_STRENGTHS[made.strength].lower()))


def _answer(form: ClaimForm) -> Answer | None:
    """The answer, None when there is none; raises Invalid for half an answer."""
    if "skip" in request.form or form.session.data == MY_WORK:
        return None
    errors = {}
    session_id, strength = _session_id(form), form.strength.data
    if not session_id and (strength or form.session.data or form.confidence.data or form.reason.data):
        errors["other_session" if form.session.data == OTHER else "session"] = "Kies door welke bijeenkomst."
    if session_id and strength not in set(ClaimStrength):
        errors["strength"] = "Kies hoe groot het verschil was."
    if errors:
        raise Invalid(errors)
    return Answer(session_id=session_id, strength=ClaimStrength(strength)) if session_id else None


def _session_id(form: ClaimForm) -> int | None:
    """The chosen session; a choice from the list counts also when the button above it was not touched."""
    if form.session.data and form.session.data != OTHER:
        return number_of(form.session.data)
    return number_of(form.other_session.data)


def _back(asset_id: int) -> str:
    """Where the question stood, when that is a page of the same record; else the page of the record."""
    own, wanted = f"/buurtkrachten/{asset_id}", request.form.get("back", "")
    same = wanted == own or wanted.startswith((f"{own}/", f"{own}?"))
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if same and plain else url_for("record.show", asset_id=asset_id)


def _page(asset_id: int, form: ClaimForm) -> str:
    return render_template(
        "training/claim.html",
        to=url_for("training.make_claim", asset_id=asset_id),
        form=form,
        offered=sessions_offered(viewer()),
        back=_back(asset_id),
    )
