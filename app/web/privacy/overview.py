"""Where the pages about what is kept of people begin."""

from __future__ import annotations

from flask import render_template

from app.policy import Permission
from app.web.access import access
from app.web.privacy.blueprint import bp


@bp.get("/beheer/privacy")
@access(Permission.SEE_PRIVACY)
def overview() -> str:
    """The ways to each page."""
    return render_template("privacy/overview.html")
