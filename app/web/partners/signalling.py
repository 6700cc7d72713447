"""Hoor ik vaker: a theme, a tap on the buurt, and it is kept. Taken back by who has it in her session."""

from __future__ import annotations

from datetime import datetime

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import UNDO_FOR, Permission
from app.queries.areas.areas import area_options
from app.queries.record.catalogue import usual_themes
from app.queries.record.places import team_buurten
from app.services.partners.signalling import hear, unhear
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.partners.blueprint import bp
from app.web.partners.forms import SignalForm, offer_themes
from app.web.record.forms import form_key

MINE = "heard"
"""Where the session keeps the key of the latest signal, and when it was said."""


@bp.get("/signalen/nieuw")
@access(Permission.RECORD)
def new_signal() -> ResponseReturnValue:
    """The form, with the theme and buurt that the address names."""
    form = SignalForm(formdata=None)
    form.theme.data = request.args.get("theme", "")
    return _page(form, request.args.get("buurt", ""))


@bp.post("/signalen/nieuw")
@access(Permission.RECORD)
def save_signal() -> ResponseReturnValue:
    """Keep it, and show what else is heard there."""
    form = SignalForm()
    buurt = request.form.get("buurt") or request.form.get("other", "")
    theme, said = form.theme.data or "", form.said.data or ""
    try:
        ask_about({"said": said}, of="signal-")
        key = form_key(form.client_key.data or "")
        if hear(client_key=key, theme=theme, buurt=buurt, said=said, viewer=viewer()):
            session[MINE] = [str(key), clock.now().isoformat()]
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, buurt, error=error.errors.get("buurt", "")), 422
    flash("Bewaard. Dank je.")
    return redirect(url_for("partners.list_page", theme=theme, buurt=buurt))


@bp.post("/signalen/terug")
@access(Permission.RECORD)
def take_signal_back() -> ResponseReturnValue:
    """Forget the signal that this session made within ten minutes."""
    key = own_signal()
    session.pop(MINE, None)
    gone = key is not None and unhear(client_key=form_key(key))
    flash("Ongedaan gemaakt." if gone else "Dit kan niet meer ongedaan. Er staat geen naam bij.")
    return redirect(url_for("partners.list_page"))


def own_signal() -> str | None:
    """The key of what this session said within ten minutes."""
    key, at = session.get(MINE, (None, ""))
    return key if key and clock.now() - datetime.fromisoformat(at) <= UNDO_FOR else None


def _page(form: SignalForm, buurt: str, *, error: str = "") -> str:
    offer_themes(form)
    own = [(one.code, one.name) for one in team_buurten(viewer())]
    wijken = area_options()
    named = {one.code: one.name for wijk in wijken for one in wijk.buurten}
    if buurt in named and buurt not in dict(own):
        own.insert(0, (buurt, named[buurt]))
    return render_template(
        "partners/hear.html",
        form=form,
        usual=usual_themes(viewer().team_id),
        own=own,
        first=buurt,
        wijken=wijken,
        error=error,
    )
