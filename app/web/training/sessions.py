"""The page of a session for everybody, and planning one: for who plans and for who gives it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.training import Session, SessionState
from app.policy import Permission
from app.queries.record.where.hosts import host_name
from app.queries.training.choices import choices_for
from app.queries.training.claims import records_of_session
from app.queries.training.giving import givers_of, may_edit_session
from app.queries.training.sessions import session_line, stored_session
from app.queries.training.taking_part.attendance import attendance_of
from app.queries.training.taking_part.participation import seats_of
from app.queries.training.taking_part.sharing import routes_shown_at
from app.services.training.planning import change_session, plan_session
from app.web.access import access
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import SessionForm, number_of
from app.web.training.session_form import (
    Change,
    content_of,
    fill,
    offer,
    stored_texts,
    take_over,
    texts_of,
    values_of,
)
from app.web.training.yielding.actions import after_session


@bp.get("/leergang/bijeenkomsten/<int:session_id>")
@access(Permission.SEE_TRAINING)
def show_session(session_id: int) -> ResponseReturnValue:
    """When, where, for whom, by whom, and the visible records that were linked to it."""
    line = session_line(session_id, viewer())
    stored = stored_session(session_id)
    return render_template(
        "training/sessions/show.html",
        session=line,
        place_name=host_name(line.place_id, viewer()) if line.place_id else "",
        givers=givers_of(session_id, viewer()),
        linked=records_of_session(session_id, viewer()),
        may_edit=may_edit_session(viewer(), session_id),
        may_give=viewer().may(Permission.GIVE_TRAINING),
        seats=seats_of(stored, viewer()),
        attending=attendance_of(stored, viewer()),
        routes=routes_shown_at(session_id, viewer()),
        **after_session(session_id),
    )


@bp.get("/leergang/bijeenkomsten/nieuw")
@access(Permission.GIVE_TRAINING)
def new_session() -> ResponseReturnValue:
    """The empty form; a trainer gives it herself unless she says otherwise."""
    form = SessionForm(formdata=None)
    form.module.data = request.args.get("module", "")
    form.state.data, form.mode.data = SessionState.CONCEPT.value, "place"
    form.trainers.data = [] if viewer().may(Permission.PLAN_TRAINING) else [str(viewer().user_id)]
    return _page(form)


@bp.post("/leergang/bijeenkomsten/nieuw")
@access(Permission.GIVE_TRAINING)
def save_new_session() -> ResponseReturnValue:
    """Store it."""
    form = SessionForm()
    try:
        content = content_of(form)
        ask_about(texts_of(content), of="session-")
        planned = plan_session(content=content, viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return _page(form), 422
    flash("Bewaard.")
    return redirect(url_for("training.show_session", session_id=planned.id))


@bp.get("/leergang/bijeenkomsten/<int:session_id>/wijzig")
@access(Permission.GIVE_TRAINING)
def edit_session(session_id: int) -> ResponseReturnValue:
    """The form with the session as it is now."""
    session = _opened(session_id)
    form = SessionForm(formdata=None)
    fill(form, values_of(session), version=session.version)
    return _page(form, session)


@bp.post("/leergang/bijeenkomsten/<int:session_id>/wijzig")
@access(Permission.GIVE_TRAINING)
def save_session(session_id: int) -> ResponseReturnValue:
    """Store it, or show what a colleague changed since the form was opened."""
    session = _opened(session_id)
    form = SessionForm()
    try:
        content = content_of(form)
        ask_about(texts_of(content), of="session-", stored=lambda: stored_texts(session))
        change_session(
            session_id=session_id,
            base_version=number_of(form.version.data) or 0,
            content=content,
            viewer=viewer(),
        )
    except Invalid as error:
        show_doubts(form, error)
        return _page(form, session), 422
    except EditConflict as error:
        offer(form, choices_for(error.current))
        return _page(form, error.current, changes=take_over(form, error.current)), 409
    flash("Bewaard.")
    return redirect(url_for("training.show_session", session_id=session_id))


def _opened(session_id: int) -> Session:
    session = stored_session(session_id)
    if not may_edit_session(viewer(), session_id):
        raise NotAllowed("Je verandert alleen de bijeenkomsten die je zelf geeft. Vraag het de coördinator.")
    return session


def _page(form: SessionForm, session: Session | None = None, *, changes: list[Change] | None = None) -> str:
    offer(form, choices_for(session))
    return render_template(
        "training/sessions/form.html",
        form=form,
        session=session,
        conflict=changes is not None,
        changes=changes,
    )
