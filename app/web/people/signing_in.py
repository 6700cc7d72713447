"""Signing in and out."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user

from app.policy import Permission
from app.queries.people.installation import DEMO_PASSWORD, demo_accounts, is_demo
from app.queries.people.viewers import load_viewer
from app.queries.residents.opened import list_is_open
from app.queries.settings import PUBLIC_VIEW, TRUSTED_DAYS, setting
from app.services.people.devices import forget_device, trust
from app.services.people.signing_in import Refused, SignedIn, sign_in
from app.web.access import access
from app.web.cookies import drop_trusted, keep_trusted, known_device, remember_device, trusted_key
from app.web.identity import SignedInUser, start_session, viewer
from app.web.people.blueprint import bp
from app.web.people.devices.naming import device_name
from app.web.people.forms import DemoSignInForm, SignInForm
from app.web.people.returning import after_signing_in, destination
from app.web.transaction import keep_anyway

WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw."


@bp.get("/inloggen", endpoint="sign_in")
@access(Permission.OPEN)
def show_form() -> ResponseReturnValue:
    """The form; in a demo `?proef=` fills in one of the known accounts."""
    if viewer().is_signed_in:
        return redirect(destination(request.args.get("verder")))
    form = _form(empty=True)
    form.verder.data = request.args.get("verder", "")
    chosen = request.args.get("proef", "")
    if chosen and chosen in demo_accounts():
        form.email.data, form.password.data = chosen, DEMO_PASSWORD
    return _page(form)


@bp.post("/inloggen")
@access(Permission.OPEN)
def check_in() -> ResponseReturnValue:
    """Sign in, or say in the same words for every reason that it can't be."""
    form = _form()
    outcome = sign_in(
        email=form.email.data or "",
        password=form.password.data or "",
        address=request.remote_addr,
        device=known_device(),
    )
    keep_anyway()
    if isinstance(outcome, Refused):
        return _refusal(form, outcome)
    response = make_response(redirect(after_signing_in(form.verder.data, user_id=outcome.user_id)))
    admit(outcome, response)
    if form.own_device.data:
        trust_this_browser(outcome, response)
    return response


@bp.post("/uitloggen")
@access(Permission.OPEN)
def sign_out() -> ResponseReturnValue:
    """End this session, also on a device that would stay signed in; nothing of it stays in the browser."""
    response = make_response(redirect(url_for("people.sign_in")))
    if key := trusted_key():
        forget_device(key)
        drop_trusted(response)
    logout_user()
    session.clear()
    return response


def admit(proven: SignedIn, response: Response) -> None:
    """Begin a fresh session for the account that was proven, on a device that is known from now on."""
    found = load_viewer(proven.user_id, epoch=proven.epoch)
    if found is None:
        raise LookupError(proven.user_id)
    start_session(SignedInUser(found, proven.epoch))
    remember_device(response, user_id=proven.user_id, epoch=proven.epoch)


def trust_this_browser(proven: SignedIn, response: Response) -> None:
    """Let it stay signed in for as long as the organisation allows."""
    name = device_name(request.headers.get("User-Agent", ""))
    key = trust(user_id=proven.user_id, epoch=proven.epoch, name=name)
    if key:
        keep_trusted(response, key, days=setting(TRUSTED_DAYS))


def waiting_words(seconds: int) -> str:
    """How long somebody has to wait, as a sentence."""
    minutes = -(-seconds // 60)
    how_long = (
        f"{seconds} seconden" if seconds < 60 else f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
    )
    return f"Je probeerde het een paar keer. Wacht {how_long} en probeer het dan opnieuw."


def _refusal(form: SignInForm, refused: Refused) -> Response:
    wait = refused.retry_after
    response = make_response(_page(form, waiting_words(wait) if wait else WRONG), 429 if wait else 422)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _form(*, empty: bool = False) -> SignInForm:
    kind = DemoSignInForm if is_demo() else SignInForm
    return kind(formdata=None) if empty else kind()


def _page(form: SignInForm, problem: str = "") -> str:
    return render_template(
        "people/sign_in.html",
        form=form,
        problem=problem,
        demo_accounts=demo_accounts(),
        trusted_days=setting(TRUSTED_DAYS),
        is_public=setting(PUBLIC_VIEW),
        list_is_open=list_is_open(),
    )
