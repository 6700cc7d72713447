"""Make and change the municipality's lines of policy: a name, and the themes that count for it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.reports import ActionLine
from app.policy import Permission, Viewer
from app.queries.record.catalogue import theme_labels
from app.queries.reports.action_lines import action_line
from app.services.people.naming import plain_line

NAME = "Geef een naam van 2 tot en met 80 tekens."
TAKEN = "Deze actielijn is er al. Kies een andere naam."
NONE = "Kies minstens 1 thema."
FEWEST, MOST = 2, 80


def store_line(*, line_id: int | None, name: str, themes: Collection[str], viewer: Viewer) -> ActionLine:
    """Make a line, or give one this name and these themes. Raises Invalid (name, themes) and NotFound."""
    viewer.require(Permission.MANAGE_SETTINGS)
    line = None if line_id is None else action_line(line_id)
    name, chosen = plain_line(name), [code for code in theme_labels() if code in themes]
    errors = {}
    if not FEWEST <= len(name) <= MOST:
        errors["name"] = NAME
    elif _is_taken(name, line_id):
        errors["name"] = TAKEN
    if not chosen:
        errors["themes"] = NONE
    if errors:
        raise Invalid(errors)
    if line is None:
        line = ActionLine(name=name, themes=chosen)
        database.session.add(line)
    line.name, line.themes = name, chosen
    database.session.flush()
    return line


def archive_line(*, line_id: int, archived: bool, viewer: Viewer) -> None:
    """Count under it no more, or again; frozen reports keep it. Raises NotFound."""
    viewer.require(Permission.MANAGE_SETTINGS)
    line = action_line(line_id)
    line.archived_at = (line.archived_at or clock.now()) if archived else None
    database.session.flush()


def _is_taken(name: str, line_id: int | None) -> bool:
    found = database.session.scalar(select(ActionLine.id).where(ActionLine.name == name))
    return found is not None and found != line_id
