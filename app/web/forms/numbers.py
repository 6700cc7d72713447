"""Numbers that stand in an address."""

from __future__ import annotations

from flask import request

from app.web.people.forms import number


def asked_together() -> list[int]:
    """The other walks that are walked with this one (`samen`); what is no number is left out."""
    return [found for typed in request.args.getlist("samen") if (found := number(typed)) is not None]
