"""Take the chain along."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from app.exports.taken.chain import chain_table
from app.policy import Permission
from app.queries.training.yielding.chain import ChainFilter, chain
from app.rhythms.dutch import day_words
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.tables import FORMAT, taken_along
from app.web.training.blueprint import bp
from app.web.training.yielding.chain import read_chain_filter

TITLE = "Wat bracht de leergang?"


@bp.get("/opbrengst/download")
@access(Permission.SEE_TRAINING)
def download_chain() -> ResponseReturnValue:
    """The counts of the page for its choice."""
    chosen = read_chain_filter({name: value for name, value in request.args.items() if name != FORMAT})
    return taken_along(chain_table(chain(chosen, viewer()), _title(chosen)))


def _title(chosen: ChainFilter) -> str:
    """What was chosen, by number where it has one: the page has its name."""
    parts = [
        f"van {day_words(chosen.since)}" if chosen.since else "",
        f"tot en met {day_words(chosen.until)}" if chosen.until else "",
        f"leergang {chosen.programme}" if chosen.programme else "",
        f"module {chosen.module}" if chosen.module else "",
        f"bijeenkomst {chosen.session}" if chosen.session else "",
        f"team {chosen.team}" if chosen.team else "",
        f"buurt {chosen.buurt}" if chosen.buurt else "",
    ]
    said = ", ".join(filter(None, parts))
    return f"{TITLE} Keuze: {said}" if said else TITLE
