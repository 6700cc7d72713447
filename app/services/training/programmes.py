"""Set up a programme. It is archived and never deleted: sessions and claims go on referring to it."""

from __future__ import annotations

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.training import Programme, Track
from app.policy import Permission, Viewer
from app.queries.training.programmes import programme
from app.services.training.titles import check_texts, unique_title

MOST_ELECTIVES = 50


def create_programme(
    *, title: str, track: Track, aim: str, electives: int | None = None, viewer: Viewer
) -> Programme:
    """Store a new programme; raises Invalid with a sentence per field."""
    viewer.require(Permission.PLAN_TRAINING)
    check_texts(title=title, aim=aim)
    _check_electives(electives)
    new = Programme(title=title, track=track, aim=aim, electives=electives)
    with unique_title():
        database.session.add(new)
    return new


def change_programme(
    *, programme_id: int, title: str, track: Track, aim: str, electives: int | None = None, viewer: Viewer
) -> Programme:
    """Change a programme; raises Invalid with a sentence per field, or NotFound."""
    viewer.require(Permission.PLAN_TRAINING)
    check_texts(title=title, aim=aim)
    _check_electives(electives)
    found = programme(programme_id)
    with unique_title():
        found.title, found.track, found.aim, found.electives = title, track, aim, electives
    return found


def archive_programme(*, programme_id: int, archived: bool, viewer: Viewer) -> Programme:
    """Put a programme away, or bring it back; repeating it changes nothing."""
    viewer.require(Permission.PLAN_TRAINING)
    found = programme(programme_id)
    found.archived_at = (found.archived_at or clock.now()) if archived else None
    database.session.flush()
    return found


def _check_electives(electives: int | None) -> None:
    if electives is not None and not 1 <= electives <= MOST_ELECTIVES:
        raise Invalid(
            {"electives": f"Vul een aantal in van 1 tot en met {MOST_ELECTIVES}, of laat het leeg."}
        )
