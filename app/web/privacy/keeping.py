"""Bewaren: what is kept how long, what would go today, and proof of what was deleted."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.policy import Permission
from app.queries.record.keeping.deletions import deletions
from app.services.retention import going, let_go
from app.web.access import access
from app.web.identity import viewer
from app.web.privacy.blueprint import bp


@bp.get("/beheer/privacy/bewaren")
@access(Permission.SEE_PRIVACY)
def keeping() -> str:
    """Every kind with its period and how much of it would go; an administrator may let it go."""
    return render_template(
        "privacy/keeping.html",
        going=going(),
        proofs=deletions(),
        reasons=labels.DELETION_REASONS,
        may_run=viewer().may(Permission.MANAGE_SETTINGS),
    )


@bp.post("/beheer/privacy/bewaren")
@access(Permission.MANAGE_SETTINGS)
def run_retention() -> ResponseReturnValue:
    """Let it go now."""
    count = sum(one.count for one in let_go())
    flash("Er was niets dat weg moest." if not count else f"Weggehaald: {count}.")
    return redirect(url_for("privacy.keeping"))
