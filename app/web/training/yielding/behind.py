"""Wat zit er achter dit getal? The things that a number of the chain counts, for the same choice."""

from __future__ import annotations

from flask import render_template, request

from app.policy import Permission
from app.queries.training.yielding.behind.lists import DOUBTED, UNREAD, behind
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.yielding.chain import read_chain_filter
from app.web.training.yielding.choice_words import choice_words

LEVELS = {
    "sessions": "Bijeenkomsten",
    "steps": "Vervolgstappen",
    "records": "Buurtkrachten",
    "ties": "Verbindingen met een verband",
    "claimed-steps": "Vervolgstappen met een verband",
    "open-ties": "Verbindingen",
}
PARTS = {
    "done": "gedaan",
    "undone": "nog bezig of losgelaten",
    "prompted": "was de aanleiding",
    "contributed": "hielp mee",
    "independent": "stond er los van",
    UNREAD: "nog niet meegelezen",
    DOUBTED: "de meelezer was niet overtuigd",
}


@bp.get("/opbrengst/achter")
@access(Permission.SEE_TRAINING)
def show_behind() -> str:
    """`wat` is the level and `deel` the part, beside the choice of the chain."""
    chosen = read_chain_filter(request.args, also=("wat", "deel"))
    level, part = request.args.get("wat", "sessions"), request.args.get("deel", "")
    found = behind(chosen, level, part, viewer())
    given = {name: value for name, value in request.args.items() if value and name not in ("wat", "deel")}
    return render_template(
        "training/yielding/chain/behind.html",
        found=found,
        heading=LEVELS[level],
        part=PARTS.get(part, ""),
        chosen=choice_words(chosen),
        given=given,
    )
