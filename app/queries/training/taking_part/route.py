"""A route of electives: for herself and who gives her training. Others get numbers, in fives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from app.database import database
from app.exceptions import NotFound
from app.models.people import User
from app.models.training import LearningRoute, LearningRouteModule, Module, ModuleKind
from app.policy import Permission, Viewer
from app.queries.training.programmes import current_modules, programme, programmes
from app.queries.training.sessions import SessionLine, coming_of_programme
from app.queries.training.taking_part.sharing import Looker, lookers, sees_route, sessions_to_choose


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteModule:
    """An elective: whether it is chosen, since when it is done, and the next sessions of it."""

    id: int
    title: str
    aim: str
    is_chosen: bool
    done_on: date | None
    coming: tuple[SessionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A programme with its electives in teaching order; `most` is how many to choose, None for any number.

    Of her own: `lookers`, the sessions whose trainers see it, and `to_choose`, those that she may still add.
    """

    programme_id: int
    programme: str
    whose: str
    most: int | None
    modules: tuple[RouteModule, ...]
    lookers: tuple[Looker, ...] = ()
    to_choose: tuple[SessionLine, ...] = ()

    @property
    def chosen(self) -> tuple[RouteModule, ...]:
        """What stands on the route."""
        return tuple(module for module in self.modules if module.is_chosen)

    @property
    def done(self) -> int:
        """How many of those are done."""
        return sum(module.done_on is not None for module in self.chosen)

    @property
    def is_full(self) -> bool:
        """Whether nothing can be added."""
        return self.most is not None and len(self.chosen) >= self.most


def own_routes(viewer: Viewer) -> list[Route]:
    """The visitor's route in each programme that has electives, also while she chose nothing."""
    viewer.require(Permission.CHOOSE_ROUTE)
    mine = database.session.scalars(
        select(LearningRoute).where(LearningRoute.user_id == viewer.user_id)
    ).all()
    found = {route.programme_id: route for route in mine}
    routes = [_route(each.id, found.get(each.id), viewer.name, viewer) for each in programmes()]
    return [
        _with_lookers(route, found[route.programme_id], viewer) if route.chosen else route
        for route in routes
        if route.modules
    ]


def route_of_participant(route_id: int, viewer: Viewer) -> Route:
    """Somebody's route, for her and who gives her a session of that programme; NotFound for others."""
    found = database.session.scalar(
        select(LearningRoute).where(LearningRoute.id == route_id, sees_route(viewer))
    )
    if found is None:
        raise NotFound("Deze leerroute is er niet (meer).")
    whose = database.session.get_one(User, found.user_id).name
    return _route(found.programme_id, found, whose, viewer)


def routes_to_see(user_ids: list[int], programme_id: int, viewer: Viewer) -> dict[int, int]:
    """By user the id of the route that the visitor may see."""
    rows = database.session.execute(
        select(LearningRoute.user_id, LearningRoute.id).where(
            LearningRoute.user_id.in_(user_ids),
            LearningRoute.programme_id == programme_id,
            sees_route(viewer),
        )
    )
    return {row.user_id: row.id for row in rows}


def chosen_by(module_ids: list[int]) -> dict[int, int]:
    """How many colleagues have each module on their route. To be shown in fives, less than five as such."""
    rows = database.session.execute(
        select(LearningRouteModule.module_id, func.count())
        .join(LearningRoute, LearningRoute.id == LearningRouteModule.route_id)
        .join(User, User.id == LearningRoute.user_id)
        .where(LearningRouteModule.module_id.in_(module_ids), User.deactivated_at.is_(None))
        .group_by(LearningRouteModule.module_id)
    )
    return dict.fromkeys(module_ids, 0) | {row[0]: row[1] for row in rows}


def electives() -> list[tuple[Module, int]]:
    """Every elective in teaching order with how many chose it."""
    found = [
        module
        for each in programmes()
        for module in current_modules(each)
        if module.kind is ModuleKind.ELECTIVE
    ]
    numbers = chosen_by([module.id for module in found])
    return [(module, numbers[module.id]) for module in found]


def _with_lookers(route: Route, found: LearningRoute, viewer: Viewer) -> Route:
    looking = lookers(found, viewer)
    known = {one.session.id for one in looking}
    to_choose = sessions_to_choose(route.programme_id, viewer)
    return replace(
        route, lookers=looking, to_choose=tuple(line for line in to_choose if line.id not in known)
    )


def _route(programme_id: int, found: LearningRoute | None, whose: str, viewer: Viewer) -> Route:
    of = programme(programme_id)
    chosen = {one.module_id: one.done_on for one in found.modules} if found else {}
    coming: dict[int, tuple[SessionLine, ...]] = {}
    for line in coming_of_programme(programme_id, viewer):
        coming[line.module_id] = (*coming.get(line.module_id, ()), line)
    return Route(
        programme_id=of.id,
        programme=of.title,
        whose=whose,
        most=of.electives,
        modules=tuple(
            RouteModule(
                id=module.id,
                title=module.title,
                aim=module.aim,
                is_chosen=module.id in chosen,
                done_on=chosen.get(module.id),
                coming=coming.get(module.id, ()),
            )
            for module in of.modules
            if module.kind is ModuleKind.ELECTIVE and (module.archived_at is None or module.id in chosen)
        ),
    )
