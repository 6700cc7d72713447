"""Which versions of a record came of a suggestion."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.models.imports import ImportRun, Source
from app.models.people import Team
from app.models.record import SuggestedField, Suggestion


def suggested_by(asset_id: int, version: ColumnElement[int]) -> Any:
    """SQL: the teams and lists that suggested what made this version, "" without a team, null for nobody."""
    return (
        select(func.string_agg(func.coalesce(Team.name, Source.title, "").distinct(), ", "))
        .select_from(SuggestedField)
        .join(Suggestion, Suggestion.id == SuggestedField.suggestion_id)
        .outerjoin(Team, Team.id == Suggestion.by_team)
        .outerjoin(ImportRun, ImportRun.id == Suggestion.run_id)
        .outerjoin(Source, Source.id == ImportRun.source_id)
        .where(Suggestion.asset_id == asset_id, SuggestedField.version == version)
        .scalar_subquery()
    )
