"""The lists to choose from: themes and audiences that are in use, and those that a team uses most."""

from __future__ import annotations

from sqlalchemy import func, select

from app.database import database
from app.models.record import Asset, Audience, Theme

FIRST_THEMES = 6


def themes() -> dict[str, str]:
    """Code and label of the themes in use, in their own order."""
    rows = select(Theme.code, Theme.label).where(Theme.archived_at.is_(None)).order_by(Theme.position)
    return dict(database.session.execute(rows).all())


def audiences() -> dict[str, str]:
    """Code and label of the audiences in use, in their own order."""
    rows = (
        select(Audience.code, Audience.label)
        .where(Audience.archived_at.is_(None))
        .order_by(Audience.position)
    )
    return dict(database.session.execute(rows).all())


def theme_labels() -> dict[str, str]:
    """Code and label of every theme, archived ones too, for records that still carry them."""
    return dict(database.session.execute(select(Theme.code, Theme.label)).all())


def audience_labels() -> dict[str, str]:
    """Code and label of every audience, archived ones too."""
    return dict(database.session.execute(select(Audience.code, Audience.label)).all())


def usual_themes(team_id: int | None) -> tuple[str, ...]:
    """The themes that a team records most, at most six; without records the first of the list."""
    theme = func.unnest(Asset.themes).label("theme")
    used = select(theme).where(Asset.recorded_team_id == team_id, Asset.removed_at.is_(None)).subquery()
    counted = select(used.c.theme).group_by(used.c.theme).order_by(func.count().desc(), used.c.theme)
    known = themes()
    most = [code for code in database.session.scalars(counted.limit(FIRST_THEMES)) if code in known]
    return tuple([*most, *(code for code in known if code not in most)][:FIRST_THEMES])
