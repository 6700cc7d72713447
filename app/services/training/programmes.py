"""Set up a programme. It is archived and never deleted: sessions and claims go on referring to it."""

from __future__ import annotations

from app import clock
from app.database import database
from app.models.training import Programme, Track
from app.policy import Permission, Viewer
from app.queries.training.programmes import programme
from app.services.training.titles import check_texts, unique_title


def create_programme(*, title: str, track: Track, aim: str, viewer: Viewer) -> Programme:
    """Store a new programme; raises Invalid with a sentence per field."""
    viewer.require(Permission.PLAN_TRAINING)
    check_texts(title=title, aim=aim)
    new = Programme(title=title, track=track, aim=aim)
    with unique_title():
        database.session.add(new)
    return new


def change_programme(*, programme_id: int, title: str, track: Track, aim: str, viewer: Viewer) -> Programme:
    """Change a programme; raises Invalid with a sentence per field, or NotFound."""
    viewer.require(Permission.PLAN_TRAINING)
    check_texts(title=title, aim=aim)
    found = programme(programme_id)
    with unique_title():
        found.title, found.track, found.aim = title, track, aim
    return found


def archive_programme(*, programme_id: int, archived: bool, viewer: Viewer) -> Programme:
    """Put a programme away, or bring it back; repeating it changes nothing."""
    viewer.require(Permission.PLAN_TRAINING)
    found = programme(programme_id)
    found.archived_at = (found.archived_at or clock.now()) if archived else None
    database.session.flush()
    return found
