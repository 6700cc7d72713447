"""One's own settings: name, password, sessions, and the team one works for now."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user

from app import labels
from app.exceptions import Invalid
from app.policy import ROLE_ORDER, Permission
from app.queries.people.devices import devices_of, tokens_of
from app.queries.people.users import account
from app.services.people.accounts import (
    change_password,
    choose_first_screen,
    rename,
    sign_out_everywhere,
)
from app.services.people.devices import hash_of
from app.services.people.passwords import MINIMUM
from app.services.people.signing_in import Refused, SignedIn, prove_again
from app.web.access import access
from app.web.cookies import trusted_key
from app.web.forms import show_errors
from app.web.identity import viewer
from app.web.people.blueprint import bp
from app.web.people.forms import NameForm, PasswordForm, number
from app.web.people.returning import destination
from app.web.people.signing_in import admit, waiting_words
from app.web.transaction import keep_anyway

WRONG_PASSWORD = "Dit is niet je wachtwoord van nu. Probeer het opnieuw."  # noqa: S105 (a sentence)


@bp.get("/instellingen")
@access(Permission.SIGNED_IN)
def own_settings() -> str:
    """Everything about oneself."""
    return settings_page()


@bp.post("/instellingen/naam")
@access(Permission.SIGNED_IN)
def change_name() -> ResponseReturnValue:
    """One's own name."""
    form = NameForm()
    try:
        rename(user_id=_me(), name=form.name.data or "")
    except Invalid as refused:
        show_errors(form, refused.errors)
        return settings_page(name_form=form), 422
    flash("Je naam is bewaard.")
    return redirect(url_for("people.own_settings"))


@bp.post("/instellingen/wachtwoord")
@access(Permission.SIGNED_IN)
def change_own_password() -> ResponseReturnValue:
    """Another password ends every session but this one."""
    form = PasswordForm()
    try:
        _prove(form.old.data or "")
        epoch = change_password(
            user_id=_me(), old=form.old.data or "", new=form.new.data or "", repeated=form.repeated.data or ""
        )
    except Invalid as refused:
        show_errors(form, refused.errors)
        return settings_page(password_form=form), 422
    response, team = make_response(redirect(url_for("people.own_settings"))), viewer().team_id
    admit(SignedIn(user_id=_me(), epoch=epoch), response)
    session["team"] = team
    flash("Je wachtwoord is veranderd. Op je andere apparaten ben je uitgelogd.")
    return response


@bp.post("/instellingen/overal-uitloggen")
@access(Permission.SIGNED_IN)
def leave_everywhere() -> ResponseReturnValue:
    """End all sessions of this user."""
    sign_out_everywhere(user_id=_me())
    logout_user()
    session.clear()
    flash("Je bent nu overal uitgelogd, ook op dit apparaat.")
    return redirect(url_for("people.sign_in"))


@bp.post("/instellingen/eerste-scherm")
@access(Permission.SIGNED_IN)
def choose_screen() -> ResponseReturnValue:
    """What somebody with several roles sees first."""
    choose_first_screen(user_id=_me(), role=request.form.get("role", ""))
    flash("Bewaard. Zo begint Start voortaan.")
    return redirect(url_for("people.own_settings"))


@bp.post("/mijn-team")
@access(Permission.SIGNED_IN)
def choose_team() -> ResponseReturnValue:
    """For which of one's teams one works now; it is stored with everything that one does."""
    team = number(request.form.get("team"))
    if team not in viewer().team_ids:
        raise Invalid({"team": "Kies een van je eigen teams."})
    session["team"] = team
    return redirect(destination(request.form.get("verder")))


def _prove(password: str) -> None:
    """Raise Invalid unless this is the password of whoever is signed in; failures are counted."""
    outcome = prove_again(user_id=_me(), password=password, address=request.remote_addr)
    if not isinstance(outcome, Refused):
        return
    keep_anyway()
    raise Invalid({"old": waiting_words(outcome.retry_after) if outcome.retry_after else WRONG_PASSWORD})


def _me() -> int:
    user_id = viewer().user_id
    if user_id is None:
        raise LookupError("Nobody is signed in")
    return user_id


def settings_page(
    *,
    name_form: NameForm | None = None,
    password_form: PasswordForm | None = None,
    token: str = "",
    token_name: str = "",
    token_error: str = "",
) -> str:
    """The page, with what could not be stored; `token` is a key that is shown this once."""
    me = account(_me())
    return render_template(
        "people/settings.html",
        me=me,
        name_form=name_form or NameForm(formdata=None, name=me.name),
        password_form=password_form or PasswordForm(formdata=None),
        teams_now=[row for row in me.memberships if row.state == "now"],
        roles=[role for role in ROLE_ORDER if role in viewer().roles],
        labels=labels,
        devices=devices_of(_me(), this=hash_of(trusted_key())),
        minimum=MINIMUM,
        token=token,
        token_name=token_name,
        token_error=token_error,
        tokens=tokens_of(_me()),
    )
