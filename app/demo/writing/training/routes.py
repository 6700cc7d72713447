"""The routes of the opbouwwerkers: five electives each, and most of what was given is done."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.models.people import Role
from app.models.training import (
    LearningRoute,
    LearningRouteModule,
    Module,
    ModuleKind,
    Programme,
    Session,
    Track,
)

ELECTIVES: Final = 5
NO_ROUTE: Final = 3
"""So many opbouwwerkers chose nothing yet."""


def write_routes(calendar: DemoCalendar, people: People) -> None:
    """Write them, each a little different from the one before."""
    programme = database.session.scalars(select(Programme).where(Programme.track == Track.DEEPENING)).one()
    programme.electives = ELECTIVES
    modules = [module.id for module in programme.modules if module.kind is ModuleKind.ELECTIVE]
    now = calendar.moment(DEMO_NOW, END_OF_WORK)
    first_given = dict(
        database.session.execute(
            select(Module.id, Session.starts_at)
            .join(Session, Session.module_id == Module.id)
            .where(Session.starts_at < now)
            .order_by(Session.starts_at.desc())
        ).all()
    )
    builders = [viewer for viewer in people.viewers.values() if Role.BUILDER in viewer.roles]
    for number, viewer in enumerate(builders[:-NO_ROUTE]):
        mine = sorted({modules[(number + 3 * step) % len(modules)] for step in range(ELECTIVES)})
        days = {id_: first_given[id_].date() for id_ in mine if id_ in first_given and (id_ + number) % 3}
        chosen = [LearningRouteModule(module_id=id_, done_on=days.get(id_)) for id_ in mine]
        database.session.add(LearningRoute(user_id=viewer.user_id, programme_id=programme.id, modules=chosen))
    database.session.flush()
