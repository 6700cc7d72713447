"""Compose one's own route of electives, and say what is done."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.training import LearningRoute, LearningRouteModule, Module, ModuleKind, RouteShare
from app.policy import Permission, Viewer
from app.queries.training.sessions import session_line
from app.queries.training.taking_part.sharing import sessions_to_choose


def choose_module(*, module_id: int, viewer: Viewer) -> None:
    """Put an elective on the visitor's route; twice is once.

    Raises Invalid for `module` when it is no elective that is given, or the route has as many as it may.
    """
    module = _module(module_id, viewer)
    if module.kind is not ModuleKind.ELECTIVE or module.archived_at is not None:
        raise Invalid({"module": "Deze module kun je niet kiezen. Kies een keuzemodule uit de lijst."})
    route = _locked(module, viewer)
    if any(one.module_id == module_id for one in route.modules):
        return
    most = module.programme.electives
    if most is not None and len(route.modules) >= most:
        raise Invalid({"module": f"Je koos er al {most}. Haal er eerst een weg."})
    route.modules.append(LearningRouteModule(module_id=module_id))
    database.session.flush()


def drop_module(*, module_id: int, viewer: Viewer) -> None:
    """Take a module off the visitor's route; an empty route is no route."""
    route = _locked(_module(module_id, viewer), viewer)
    route.modules = [one for one in route.modules if one.module_id != module_id]
    if not route.modules:
        database.session.delete(route)
    database.session.flush()


def mark_module(*, module_id: int, done: bool, viewer: Viewer) -> None:
    """Say that she had a module of her route, or not after all; the first day stays."""
    route = _locked(_module(module_id, viewer), viewer)
    found = next((one for one in route.modules if one.module_id == module_id), None)
    if found is None:
        raise NotFound("Deze module staat niet op je route. Kies hem eerst.")
    found.done_on = (found.done_on or clock.today()) if done else None
    database.session.flush()


def let_look_along(*, session_id: int, viewer: Viewer) -> None:
    """Let who gives this session see the visitor's route of its programme; twice is once.

    Raises Invalid for `session` when it is none that she may choose or her route is empty, NotFound.
    """
    module = _module(session_line(session_id, viewer).module_id, viewer)
    if session_id not in {line.id for line in sessions_to_choose(module.programme_id, viewer)}:
        raise Invalid({"session": "Deze bijeenkomst kun je niet kiezen. Kies er een uit de lijst."})
    route = _locked(module, viewer)
    if not route.modules:
        raise Invalid({"session": "Kies eerst een module. Daarna kun je iemand laten meekijken."})
    shared = insert(RouteShare).values(route_id=route.id, session_id=session_id)
    database.session.execute(shared.on_conflict_do_nothing())


def stop_looking_along(*, session_id: int, viewer: Viewer) -> None:
    """Who gives this session sees the visitor's route no more; a repeat changes nothing."""
    viewer.require(Permission.CHOOSE_ROUTE)
    mine = select(LearningRoute.id).where(LearningRoute.user_id == viewer.user_id)
    database.session.execute(
        delete(RouteShare).where(RouteShare.session_id == session_id, RouteShare.route_id.in_(mine))
    )


def _module(module_id: int, viewer: Viewer) -> Module:
    viewer.require(Permission.CHOOSE_ROUTE)
    found = database.session.get(Module, module_id)
    if found is None:
        raise NotFound("Deze module is er niet (meer).")
    return found


def _locked(module: Module, viewer: Viewer) -> LearningRoute:
    """The visitor's route of the module's programme under a row lock, made when there was none."""
    mine = {"user_id": viewer.user_id, "programme_id": module.programme_id}
    database.session.execute(insert(LearningRoute).values(mine).on_conflict_do_nothing())
    route = database.session.scalars(
        select(LearningRoute).filter_by(**mine).with_for_update().execution_options(populate_existing=True)
    ).one()
    database.session.expire(route, ["modules"])
    return route
