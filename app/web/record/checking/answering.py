"""One tap says that it still is so; what more there is to say is asked after it.

With htmx the answer takes the place of the buttons; without it the visitor comes back to where she was.
"""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import TextAreaField

from app import clock, labels
from app.exceptions import Invalid, NotFound
from app.models.record import CheckAnswer, KnownFrom, StopReason
from app.policy import Permission
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.history.checks import nobody_in_a_row
from app.rhythms.dutch import MONTHS
from app.services.record.verifying import Checked, check, take_back
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.people.returning import is_own_page
from app.web.record.blueprint import bp
from app.web.record.forms import form_key

ASKING = {"anders": CheckAnswer.DIFFERENT, "ligt-stil": CheckAnswer.RESTING, "gestopt": CheckAnswer.STOPPED}
"""The answers after which there is something to ask, by their address."""
AGAIN = {"summer": "Na de zomer", "month": "Volgende maand", "unknown": "Weet ik niet"}
OFTEN = 3
SAY_IT = "Schrijf in één zin wat er anders is, of open de hele pagina."


class DifferentForm(FlaskForm):  # type: ignore[misc]
    """One field: what is different."""

    remark = TextAreaField("Wat is er anders?")


@bp.get("/buurtkrachten/<int:asset_id>/check/<antwoord>")
@access(Permission.RECORD)
def ask_more(asset_id: int, antwoord: str) -> ResponseReturnValue:
    """What there is to ask after an answer."""
    if antwoord not in ASKING:
        raise NotFound
    return _asking(asset_detail(asset_id, viewer()), antwoord, DifferentForm(formdata=None))


@bp.post("/buurtkrachten/<int:asset_id>/check")
@access(Permission.RECORD)
def answer_check(asset_id: int) -> ResponseReturnValue:
    """Keep the answer."""
    detail, said = asset_detail(asset_id, viewer()), request.form.get("answer", "")
    how = KnownFrom.TOLD if said == "heard" else KnownFrom.SEEN
    said = CheckAnswer.CONFIRMED if said == "heard" else said
    if said not in set(CheckAnswer):
        raise NotFound
    form = DifferentForm()
    try:
        done = _checked(detail, CheckAnswer(said), how, form)
    except Invalid as error:
        show_doubts(form, error)
        return _asking(detail, "anders", form), 422
    return _answered(asset_id, CheckAnswer(said), done)


@bp.post("/buurtkrachten/<int:asset_id>/check/terug")
@access(Permission.RECORD)
def take_check_back(asset_id: int) -> ResponseReturnValue:
    """Let the answer count no more; the buttons are there again."""
    key = form_key(request.form.get("client_key", ""))
    take_back(asset_id=asset_id, client_key=key, viewer=viewer())
    if _is_part():
        row = asset_detail(asset_id, viewer()).row
        return render_template("record/checking/_buttons.html", row=row, back=_back(asset_id))
    flash("Teruggedraaid. Je antwoord telt niet meer.")
    return redirect(_back(asset_id))


@bp.app_template_global()
def new_key() -> str:
    """A key for a form, so that sending it twice is sending it once."""
    return str(uuid4())


def _checked(detail: Detail, said: CheckAnswer, how: KnownFrom, form: DifferentForm) -> Checked:
    remark = (form.remark.data or "") if said is CheckAnswer.DIFFERENT else ""
    if said is CheckAnswer.DIFFERENT and not remark.strip():
        raise Invalid({"remark": SAY_IT})
    ask_about({"remark": remark}, of="suggestion-")
    reason = request.form.get("reason", "")
    return check(
        asset_id=detail.row.asset_id,
        answer=said,
        how=how,
        client_key=form_key(request.form.get("client_key", "")),
        viewer=viewer(),
        remark=remark,
        reason=StopReason(reason) if reason in set(StopReason) else None,
        again_on=_again_on(request.form.get("again", "")),
    )


def _again_on(asked: str) -> date | None:
    today = clock.today()
    if asked == "month":
        return date(today.year + today.month // 12, today.month % 12 + 1, 1)
    if asked == "summer":
        return date(today.year + (today >= date(today.year, 9, 1)), 9, 1)
    return None


def _answered(asset_id: int, said: CheckAnswer, done: Checked) -> ResponseReturnValue:
    detail = asset_detail(asset_id, viewer())
    words = _words(detail, said, done)
    often = said is CheckAnswer.NOBODY and nobody_in_a_row(asset_id) >= OFTEN
    if _is_part():
        return render_template(
            "record/checking/_said.html",
            detail=detail,
            words=words,
            often=often,
            key=request.form.get("client_key", ""),
            back=_back(asset_id),
        )
    flash(words)
    if often:
        flash(f"{OFTEN} keer niemand gezien. Wil je bellen of laten bellen?")
    return redirect(_back(asset_id))


def _words(detail: Detail, said: CheckAnswer, done: Checked) -> str:
    team = detail.steward_name or "Een beheerder"
    due = detail.row.due_on
    if done.suggested:
        return f"Bewaard. {team} ziet {'je voorstel' if said is CheckAnswer.DIFFERENT else 'wat je zag'}."
    if said is CheckAnswer.RESTING:
        return "Ligt stil." + (f" We vragen het in {MONTHS[due.month - 1]} weer." if due else "")
    return {
        CheckAnswer.CONFIRMED: "Klopt nog, vandaag. Dank je.",
        CheckAnswer.DIFFERENT: "Bewaard.",
        CheckAnswer.STOPPED: "Staat nu bij gestopt. Het verhaal blijft bewaard.",
        CheckAnswer.NOBODY: "Genoteerd. De check blijft openstaan.",
    }[said]


def _asking(detail: Detail, asked: str, form: DifferentForm) -> str:
    return render_template(
        "record/checking/_ask.html" if _is_part() else "record/checking/ask.html",
        detail=detail,
        asked=asked,
        answer=ASKING[asked],
        form=form,
        again=AGAIN,
        reasons=labels.STOP_REASONS,
        key=request.form.get("client_key") or new_key(),
        back=_back(detail.row.asset_id),
        is_part=_is_part(),
    )


def _back(asset_id: int) -> str:
    wanted = request.values.get("verder", "")
    return wanted if wanted and is_own_page(wanted) else url_for("record.show", asset_id=asset_id)


def _is_part() -> bool:
    return request.headers.get("HX-Request") == "true"
