"""Set up the modules of a programme and the order in which they are taught."""

from __future__ import annotations

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.training import Module, ModuleKind, Programme
from app.policy import Permission, Viewer
from app.queries.training.programmes import current_modules
from app.services.training.module_details import ModuleDetails, put_details
from app.services.training.titles import check_texts, unique_title


def create_module(
    *,
    programme_id: int,
    title: str,
    kind: ModuleKind,
    aim: str,
    viewer: Viewer,
    details: ModuleDetails | None = None,
) -> Module:
    """Add a module as the last one of its programme; raises Invalid with a sentence per field."""
    viewer.require(Permission.PLAN_TRAINING)
    check_texts(title=title, aim=aim)
    programme = _locked(programme_id)
    last = max((module.position for module in programme.modules), default=0)
    new = Module(programme_id=programme_id, title=title, kind=kind, aim=aim, position=last + 1)
    put_details(new, details)
    with unique_title():
        database.session.add(new)
    database.session.expire(programme, ["modules"])
    return new


def change_module(
    *,
    module_id: int,
    title: str,
    kind: ModuleKind,
    aim: str,
    viewer: Viewer,
    details: ModuleDetails | None = None,
) -> Module:
    """Change a module; raises Invalid with a sentence per field, or NotFound."""
    viewer.require(Permission.PLAN_TRAINING)
    check_texts(title=title, aim=aim)
    module = _module(module_id)
    put_details(module, details)
    with unique_title():
        module.title, module.kind, module.aim = title, kind, aim
    return module


def archive_module(*, module_id: int, archived: bool, viewer: Viewer) -> Module:
    """Put a module away, or bring it back as the last one; repeating it changes nothing."""
    viewer.require(Permission.PLAN_TRAINING)
    module = _module(module_id)
    programme = _locked(module.programme_id)
    if archived == (module.archived_at is not None):
        return module
    module.archived_at = clock.now() if archived else None
    module.position = max(other.position for other in programme.modules) + 1
    database.session.flush()
    return module


def move_module(*, module_id: int, up: bool, viewer: Viewer) -> Module:
    """Change places with the module before (or after) it in the teaching order, if there is one."""
    viewer.require(Permission.PLAN_TRAINING)
    module = _module(module_id)
    order = current_modules(_locked(module.programme_id))
    if module not in order:
        return module
    here = order.index(module)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for position, each in enumerate(order, start=1):
        each.position = position
    database.session.flush()
    return module


def _module(module_id: int) -> Module:
    found = database.session.get(Module, module_id)
    if found is None:
        raise NotFound("Deze module is er niet (meer).")
    return found


def _locked(programme_id: int) -> Programme:
    """The programme under a row lock with its modules as they are now: two colleagues take turns."""
    programme = database.session.get(Programme, programme_id, with_for_update=True, populate_existing=True)
    if programme is None:
        raise NotFound("Deze leergang is er niet (meer).")
    database.session.expire(programme, ["modules"])
    for module in programme.modules:
        database.session.refresh(module, ["position", "archived_at"])
    return programme
