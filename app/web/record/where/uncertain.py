"""Plek onzeker: the records whose place somebody still has to point out."""

from __future__ import annotations

from flask import render_template, request

from app.policy import Permission
from app.queries.record.where.uncertain import Why, uncertain_places
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

WHY = {
    Why.ADDRESS: "Het adres is niet zeker gevonden.",
    Why.LIST: "In de lijst waar dit uit komt, stond geen plek die we kennen.",
    Why.HOST: "De plek waar het samenkomt is gestopt of staat niet meer op de kaart.",
}


@bp.get("/beheer/plek-onzeker")
@access(Permission.RECORD)
def uncertain() -> str:
    """What the visitor's teams keep; for an administrator everything."""
    number = max(1, request.args.get("pagina", 1, type=int))
    return render_template(
        "record/where/uncertain.html",
        found=uncertain_places(viewer(), number=number),
        why=WHY,
        everything=viewer().may(Permission.MANAGE_PEOPLE),
    )
