"""Verband met de leergang of a verbinding or a vervolgstap: what is said of it, and the question."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.ties.relations import tie_ends
from app.queries.training.claims import ClaimLine, claims_of_step, claims_of_tie
from app.queries.training.offered import sessions_offered
from app.queries.training.yielding.actions import step_of
from app.web.access import access
from app.web.forms.texts import show_doubts
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.claims import take_answer
from app.web.training.forms import ClaimForm


@bp.get("/verbindingen/<int:relation_id>/verband")
@access(Permission.RECORD)
def claim_tie(relation_id: int) -> str:
    """What is said of a tie, and the question."""
    return _of_tie(relation_id, ClaimForm(formdata=None))


@bp.post("/verbindingen/<int:relation_id>/verband")
@access(Permission.RECORD)
def make_tie_claim(relation_id: int) -> ResponseReturnValue:
    """Store the answer."""
    return _store(lambda form: _of_tie(relation_id, form), relation_id=relation_id)


@bp.get("/leergang/vervolgstappen/<int:action_id>/verband")
@access(Permission.RECORD)
def claim_step(action_id: int) -> str:
    """What is said of a step of one's own team, and the question."""
    return _of_step(action_id, ClaimForm(formdata=None))


@bp.post("/leergang/vervolgstappen/<int:action_id>/verband")
@access(Permission.RECORD)
def make_step_claim(action_id: int) -> ResponseReturnValue:
    """Store the answer."""
    return _store(lambda form: _of_step(action_id, form), action_id=action_id)


def _store(page: Callable[[ClaimForm], str], **subject: int) -> ResponseReturnValue:
    """Keep it and show the page again, with what was said."""
    form = ClaimForm()
    try:
        take_answer(form, **subject)
    except Invalid as error:
        show_doubts(form, error)
        return page(form), 422
    endpoint = "training.claim_tie" if "relation_id" in subject else "training.claim_step"
    return redirect(url_for(endpoint, **subject))


def _of_tie(relation_id: int, form: ClaimForm) -> str:
    first, second = tie_ends(relation_id, viewer())
    trail = [(one.name, url_for("record.show", asset_id=one.id)) for one in (first, second)]
    return _page(
        form,
        about=f"De verbinding tussen {first.name} en {second.name}",
        trail=trail,
        found=claims_of_tie(relation_id, viewer()),
        to=url_for("training.make_tie_claim", relation_id=relation_id),
    )


def _of_step(action_id: int, form: ClaimForm) -> str:
    step = step_of(action_id, viewer())
    return _page(
        form,
        about=f"De vervolgstap: {step.said}",
        trail=[("Bijeenkomst", url_for("training.show_session", session_id=step.session_id))],
        found=claims_of_step(action_id, viewer()),
        to=url_for("training.make_step_claim", action_id=action_id),
        nearest=step.session_id,
    )


def _page(
    form: ClaimForm,
    *,
    about: str,
    trail: list[tuple[str, str]],
    found: list[ClaimLine],
    to: str,
    nearest: int | None = None,
) -> str:
    """With the session `nearest` as the first to choose: that of a step is where the step was said."""
    return render_template(
        "training/claim.html",
        form=form,
        about=about,
        trail=trail,
        found=found,
        to=to,
        back=trail[0][1],
        offered=sorted(sessions_offered(viewer()), key=lambda one: one.id != nearest),
    )
