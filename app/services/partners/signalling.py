"""Hoor ik vaker: keep that it was heard, and forget it again. Nothing here knows who said it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import Area, AreaLevel, Vintage
from app.models.partners import Question, Signal
from app.models.record import Theme
from app.policy import Permission, Viewer

SAID_LIMIT = 200
NO_BUURT = "Kies de buurt waar je dit hoort."


def hear(*, client_key: UUID, theme: str, buurt: str, viewer: Viewer, said: str = "") -> bool:
    """Keep a signal of today on a theme and a buurt (by code); False when this `client_key` did so before.

    Raises Invalid by field ("theme", "buurt", "said") and NotAllowed.
    """
    viewer.require(Permission.RECORD)
    said = " ".join(said.split())
    area_id = _buurt_id(buurt)
    errors = {
        "theme": "" if _is_theme(theme) else "Kies waar het over gaat.",
        "buurt": "" if area_id else NO_BUURT,
        "said": f"Gebruik hoogstens {SAID_LIMIT} tekens. Het zijn er nu {len(said)}."
        if len(said) > SAID_LIMIT
        else "",
    }
    errors = {name: sentence for name, sentence in errors.items() if sentence}
    if errors or area_id is None:
        raise Invalid(errors)
    return _keep(client_key=client_key, theme=theme, area_id=area_id, said=said, viewer=viewer)


def hear_too(*, question_id: int, client_key: UUID, viewer: Viewer, said: str = "") -> bool:
    """Add a signal to a question that is there already; False when this `client_key` did so before.

    Raises Invalid ("said"), NotAllowed and NotFound.
    """
    viewer.require(Permission.RECORD)
    question = database.session.get(Question, question_id, with_for_update=True, populate_existing=True)
    if question is None:
        raise NotFound
    said = " ".join(said.split())
    if len(said) > SAID_LIMIT:
        raise Invalid({"said": f"Gebruik hoogstens {SAID_LIMIT} tekens. Het zijn er nu {len(said)}."})
    is_new = _keep(
        client_key=client_key,
        theme=question.themes[0],
        area_id=question.areas[0].id,
        said=said,
        viewer=viewer,
        question_id=question.id,
    )
    if is_new:
        # By a statement, so that the log of changes does not tell who heard it, or when.
        database.session.execute(
            update(Question).where(Question.id == question_id).values(heard=Question.heard + 1)
        )
    return is_new


def unhear(*, client_key: UUID) -> bool:
    """Forget a signal; False when it is not there or went into a question. Who knows its key may."""
    gone = delete(Signal).where(Signal.client_key == client_key, Signal.question_id.is_(None))
    return bool(database.session.execute(gone.returning(Signal.id)).first())


def _buurt_id(code: str) -> int | None:
    return database.session.scalar(
        select(Area.id)
        .join(Vintage)
        .where(Vintage.is_current, Area.code == code, Area.level == AreaLevel.BUURT)
    )


def _is_theme(code: str) -> bool:
    known = select(func.count()).select_from(Theme).where(Theme.code == code, Theme.archived_at.is_(None))
    return bool(database.session.scalar(known))


def _keep(
    *, client_key: UUID, theme: str, area_id: int, said: str, viewer: Viewer, question_id: int | None = None
) -> bool:
    made = database.session.scalar(
        insert(Signal)
        .values(
            client_key=client_key,
            theme=theme,
            area_id=area_id,
            said=said,
            heard_on=clock.today(),
            by_team=viewer.team_id,
            question_id=question_id,
        )
        .on_conflict_do_nothing(index_elements=[Signal.client_key])
        .returning(Signal.id)
    )
    return made is not None
