"""The draaiboek of a module, its versions, and what trainers learnt; for who gives and plans training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.database import database
from app.exceptions import NotFound
from app.models.training import Module, PlaybookVersion, TrainerLesson
from app.policy import Permission, Viewer
from app.queries.training.programmes import module

LESSONS_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """A draaiboek: the version that is `shown` (None when there is none), all of them, and the lessons."""

    module: Module
    shown: PlaybookVersion | None
    versions: Sequence[PlaybookVersion]
    lessons: Sequence[TrainerLesson]

    @property
    def is_newest(self) -> bool:
        """Whether the newest version is shown."""
        return not self.versions or self.shown is self.versions[0]


def playbook(module_id: int, viewer: Viewer, *, number: int | None = None) -> Playbook:
    """The newest version, or another by its number; NotFound for a module or version that is not there."""
    viewer.require(Permission.GIVE_TRAINING)
    of = module(module_id)
    versions = database.session.scalars(
        select(PlaybookVersion)
        .where(PlaybookVersion.module_id == module_id)
        .order_by(PlaybookVersion.number.desc())
    ).all()
    shown = next((one for one in versions if number in (None, one.number)), None)
    if number is not None and shown is None:
        raise NotFound("Deze versie is er niet (meer).")
    lessons = database.session.scalars(
        select(TrainerLesson)
        .where(TrainerLesson.module_id == module_id)
        .order_by(TrainerLesson.made_on.desc(), TrainerLesson.id.desc())
        .limit(LESSONS_SHOWN)
    ).all()
    return Playbook(module=of, shown=shown, versions=versions, lessons=lessons)


def newest_version(module_id: int) -> PlaybookVersion | None:
    """The version that holds now."""
    newest = select(PlaybookVersion).where(PlaybookVersion.module_id == module_id)
    return database.session.scalar(newest.order_by(PlaybookVersion.number.desc()).limit(1))
