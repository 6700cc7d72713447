"""Wat bracht de leergang? The chain on one page, for any part of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.areas import area_options
from app.queries.record.filtering.parsing import parse_number
from app.queries.record.options import area_groups
from app.queries.training.options import training_options
from app.queries.training.yielding.chain import ChainFilter, chain, outcome_ids
from app.queries.training.yielding.levels import levels_of
from app.queries.training.yielding.outcomes import drafts, stories
from app.queries.training.yielding.readings import to_read
from app.queries.training.yielding.teams import counted_teams
from app.web.access import access
from app.web.identity import viewer
from app.web.training.blueprint import bp
from app.web.training.forms import day_of
from app.web.training.yielding.picture import drawn

NUMBERS = ("programme", "module", "session", "team", "group")
KNOWN = (*NUMBERS, "buurt", "from", "to")
CODE = re.compile("(BU[0-9A-Z]{8}|WK[0-9A-Z]{6})")


@bp.get("/opbrengst")
@access(Permission.SEE_TRAINING)
def show_chain() -> ResponseReturnValue:
    """The counts, each with the way to its records, and the stories of this choice."""
    chosen = read_chain_filter(request.args)
    _waiting, unread = to_read(viewer())
    found = chain(chosen, viewer())
    levels = levels_of(found)
    teams = counted_teams()
    return render_template(
        "training/yielding/chain/page.html",
        chosen=chosen,
        found=found,
        levels=levels,
        picture=drawn(levels),
        stories=stories(viewer(), ids=outcome_ids(chosen, viewer())),
        drafts=drafts(viewer()),
        to_read=unread,
        outcome_levels=labels.OUTCOME_LEVELS,
        given={name: value for name, value in request.args.items() if value},
        programmes=training_options(),
        teams=teams,
        own_team=viewer().team_id in dict(teams),
        wijken=area_options(),
        divisions=area_groups(),
    )


def read_chain_filter(arguments: Mapping[str, str], *, also: Collection[str] = ()) -> ChainFilter:
    """`programme`, `module`, `session`, `team`, `group` (numbers), `buurt` (a code), `from`, `to` (days).

    Raises Invalid for any other parameter but those in `also`, or a value that can't be.
    """
    unknown = sorted(set(arguments) - {*KNOWN, *also})
    if unknown:
        raise Invalid({unknown[0]: f"De keuze ‘{unknown[0]}’ kennen we niet. Haal haar uit het adres."})
    chosen: dict[str, Any] = {name: _number(name, arguments) for name in NUMBERS}
    buurt = arguments.get("buurt", "").strip()
    if buurt and not CODE.fullmatch(buurt):
        raise Invalid({"buurt": "Bij ‘buurt’ past alleen de code van een buurt of wijk."})
    since, until = _day("from", arguments), _day("to", arguments)
    if since and until and until < since:
        raise Invalid({"to": "De laatste dag is eerder dan de eerste. Kies een latere dag."})
    return ChainFilter(**chosen, buurt=buurt, since=since, until=until)


def _number(name: str, arguments: Mapping[str, str]) -> int | None:
    typed = arguments.get(name, "").strip()
    return parse_number(name, [typed]) if typed else None


def _day(name: str, arguments: Mapping[str, str]) -> date | None:
    typed = arguments.get(name, "").strip()
    day = day_of(typed)
    if typed and day is None:
        raise Invalid({name: "Een dag schrijf je als 2026-10-07 of 7-10-2026."})
    return day
