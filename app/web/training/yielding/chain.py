"""Wat bracht de leergang? The chain on one page, for any part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.training.options import training_options
from app.queries.training.yielding.chain import ChainFilter, chain, outcome_ids
from app.queries.training.yielding.outcomes import drafts, stories
from app.queries.training.yielding.readings import to_read
from app.queries.training.yielding.teams import counted_teams
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import day_of, number_of

NUMBERS = ("programme", "module", "session", "team")
KNOWN = (*NUMBERS, "buurt", "from", "to")
CODE = re.compile("(BU[0-9A-Z]{8}|WK[0-9A-Z]{6})")


@bp.get("/opbrengst")
@access(Permission.SEE_TRAINING)
def show_chain() -> ResponseReturnValue:
    """The counts, each with the way to its records, and the stories of this choice."""
    chosen = read_chain_filter(request.args)
    _waiting, unread = to_read(viewer())
    teams = counted_teams()
    return render_template(
        "training/yielding/chain.html",
        chosen=chosen,
        found=chain(chosen, viewer()),
        stories=stories(viewer(), ids=outcome_ids(chosen, viewer())),
        drafts=drafts(viewer()),
        to_read=unread,
        levels=labels.OUTCOME_LEVELS,
        programmes=training_options(),
        teams=teams,
        own_team=viewer().team_id in dict(teams),
        wijken=area_options(),
        given=request.args,
    )


def read_chain_filter(arguments: Mapping[str, str]) -> ChainFilter:
    """`programme`, `module`, `session`, `team` (numbers), `buurt` (a code), `from` and `to` (days).

    Raises Invalid for any other parameter, or a value that can't be.
    """
    unknown = sorted(set(arguments) - set(KNOWN))
    if unknown:
        raise Invalid({unknown[0]: f"De keuze ‘{unknown[0]}’ kennen we niet. Haal haar uit het adres."})
    chosen: dict[str, Any] = {name: _number(name, arguments) for name in NUMBERS}
    buurt = arguments.get("buurt", "").strip()
    if buurt and not CODE.fullmatch(buurt):
        raise Invalid({"buurt": "Bij ‘buurt’ past alleen de code van een buurt of wijk."})
    return ChainFilter(**chosen, buurt=buurt, since=_day("from", arguments), until=_day("to", arguments))


def _number(name: str, arguments: Mapping[str, str]) -> int | None:
    typed = arguments.get(name, "").strip()
    number = number_of(typed)
    if typed and number is None:
        raise Invalid({name: f"Bij ‘{name}’ past alleen een nummer."})
    return number


def _day(name: str, arguments: Mapping[str, str]) -> date | None:
    typed = arguments.get(name, "").strip()
    day = day_of(typed)
    if typed and day is None:
        raise Invalid({name: "Een dag schrijf je als 2026-10-07 of 7-10-2026."})
    return day
