"""Whether what a question names is there: zero may only mean that nothing fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from app.database import database
from app.exceptions import Invalid
from app.models.areas import Area, AreaGroup
from app.models.imports import Source
from app.models.people import Team
from app.models.record import Audience, Theme
from app.models.training import Module, Programme, Session
from app.policy import Viewer
from app.queries.record.filters import AssetFilter
from app.queries.training.sessions import announced
from app.queries.training.yielding.choosing import ChainFilter

COLUMNS: Final[Mapping[str, InstrumentedAttribute[Any]]] = {
    "theme": Theme.code,
    "audience": Audience.code,
    "buurt": Area.code,
    "wijk": Area.code,
    "team": Team.id,
    "group": AreaGroup.id,
    "area": Area.code,
    "themes": Theme.code,
    "audiences": Audience.code,
    "buurten": Area.code,
    "source": Source.name,
    "programme": Programme.id,
    "module": Module.id,
    "session": Session.id,
}
"""By the name of a parameter where its values are kept; the archive and older boundaries count as well."""


def named_in(chosen: AssetFilter | ChainFilter) -> dict[str, Iterable[str | int]]:
    """What a choice names, by parameter."""
    held = {name: getattr(chosen, name, None) for name in COLUMNS}
    lists = {name: value if isinstance(value, tuple) else (value,) for name, value in held.items()}
    return {name: given for name, values in lists.items() if (given := set(values) - {None, ""})}


def refuse_unknown(named: Mapping[str, Iterable[str | int]], viewer: Viewer) -> None:
    """Invalid, by parameter, for values that are not there for this visitor."""
    errors = {}
    for name, values in named.items():
        if missing := sorted(map(str, set(values) - _there(name, values, viewer))):
            errors[name] = f"Bij ‘{name}’ kennen we dit niet: {', '.join(missing)}."
    if errors:
        raise Invalid(errors)


def _there(name: str, values: Iterable[str | int], viewer: Viewer) -> set[str | int]:
    column = COLUMNS[name]
    found = select(column).where(column.in_(values))
    if name == "session":
        found = found.where(announced(viewer))
    return set(database.session.scalars(found))
