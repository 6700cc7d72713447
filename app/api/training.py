"""Programmes, modules and sessions: what there is and when, with how many were there; never a person."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, request, url_for

from app.api.answers import JSON
from app.api.assets import INVENTED
from app.api.blueprint import bp
from app.api.parameters import asked_after, asked_chain, asked_limit, link_next, refuse_others
from app.models.training import Module, Programme
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.training.listed import SessionsAsked, fitting_modules, listed_sessions
from app.queries.training.programmes import current_modules, programmes
from app.queries.training.sessions import SessionLine
from app.web.access import access
from app.web.identity import viewer

CHOOSING = ("programme", "module", "team", "buurt", "from", "to")
FIVE = 5


@bp.get("/programmes")
@access(Permission.SEE_TRAINING)
def show_programmes() -> Response:
    """The programmes that run; those with something in the choice when one is made."""
    fitting = fitting_modules(_asked(), viewer())
    found = [one for one in programmes() if fitting is None or fitting & {each.id for each in one.modules}]
    return _answer(programmes=[_programme(one) for one in found])


@bp.get("/modules")
@access(Permission.SEE_TRAINING)
def show_modules() -> Response:
    """The modules that are given, in teaching order; those in the choice when one is made."""
    fitting = fitting_modules(_asked(), viewer())
    found = [module for one in programmes() for module in current_modules(one)]
    return _answer(modules=[_module(one) for one in found if fitting is None or one.id in fitting])


@bp.get("/sessions")
@access(Permission.SEE_TRAINING)
def show_sessions() -> Response:
    """The sessions that the visitor may know of, by id."""
    limit = asked_limit()
    found = listed_sessions(_asked("limit", "after"), viewer(), after=asked_after(), limit=limit + 1)
    response = _answer(sessions=[_session(line) for line in found[:limit]])
    if len(found) > limit:
        query = {**request.args, "limit": limit, "after": found[limit - 1].id}
        response.headers["Link"] = link_next(url_for("api.show_sessions", **query), JSON)
    return response


def _asked(*also: str) -> SessionsAsked:
    """The choice of this request; Invalid for a parameter that is none of CHOOSING and not in `also`."""
    refuse_others(*CHOOSING, *also)
    chosen = asked_chain({name: value for name, value in request.args.items() if name in CHOOSING})
    return SessionsAsked(
        programme=chosen.programme,
        module=chosen.module,
        team=chosen.team,
        buurt=chosen.buurt,
        since=chosen.since,
        until=chosen.until,
    )


def _programme(one: Programme) -> dict[str, Any]:
    return {"id": one.id, "title": one.title, "track": one.track, "aim": one.aim, "electives": one.electives}


def _module(one: Module) -> dict[str, Any]:
    return {
        "id": one.id,
        "programme": one.programme_id,
        "title": one.title,
        "kind": one.kind,
        "aim": one.aim,
        "theme": one.theme,
        "materials": list(one.materials),
        "position": one.position,
    }


def _session(line: SessionLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "module": line.module_id,
        "team": line.team,
        "state": line.state,
        "starts_at": line.starts_at.isoformat(),
        "ends_at": line.ends_at.isoformat(),
        "place": line.place,
        "online": line.online,
        "participants": in_fives(line.participants),
    }


def in_fives(count: int | None) -> int | None:
    """A number of people rounded to fives; None for nobody counted, and for fewer than five."""
    return None if count is None or count < FIVE else FIVE * round(count / FIVE)


def _answer(**said: Any) -> Response:
    if is_demo():
        said["notice"] = INVENTED
    response = Response(orjson.dumps(said), content_type=JSON)
    response.cache_control.no_store = True
    return response
