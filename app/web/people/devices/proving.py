"""The password once more, on a device that only stayed signed in."""

from __future__ import annotations

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.exceptions import NotSignedIn
from app.policy import Permission
from app.services.people.signing_in import Refused, prove_again
from app.web.access import access
from app.web.identity import viewer
from app.web.people.blueprint import bp
from app.web.people.forms import AgainForm
from app.web.people.returning import destination
from app.web.people.signing_in import admit, waiting_words
from app.web.transaction import keep_anyway

WRONG = "Dit is niet je wachtwoord. Probeer het opnieuw."


@bp.get("/wachtwoord")
@access(Permission.SIGNED_IN)
def prove() -> ResponseReturnValue:
    """The form; who typed it lately goes on at once."""
    wanted = request.args.get("verder", "")
    if viewer().is_proven:
        return redirect(destination(wanted))
    form = AgainForm(formdata=None)
    form.verder.data = wanted
    return render_template("people/again.html", form=form, problem="")


@bp.post("/wachtwoord")
@access(Permission.SIGNED_IN)
def check_password() -> ResponseReturnValue:
    """A fresh session, and back to where she was."""
    user_id, form = viewer().user_id, AgainForm()
    if user_id is None:
        raise NotSignedIn
    outcome = prove_again(user_id=user_id, password=form.password.data or "", address=request.remote_addr)
    if isinstance(outcome, Refused):
        keep_anyway()
        wait = outcome.retry_after
        page = render_template("people/again.html", form=form, problem=waiting_words(wait) if wait else WRONG)
        return page, 429 if wait else 422
    response = make_response(redirect(destination(form.verder.data)))
    admit(outcome, response)
    return response
