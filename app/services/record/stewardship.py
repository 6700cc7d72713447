"""Which team keeps a record: the one that leads the buurt where it lies; the recorder's team looks along."""

from __future__ import annotations

from dataclasses import dataclass

from app.queries.people.leading import leading_team


@dataclass(frozen=True, slots=True)
class Keepers:
    """The team that keeps a record and the one that looks along."""

    steward_id: int | None
    co_steward_id: int | None


def keepers_for(*, buurt_id: int | None, recorded_team_id: int | None) -> Keepers:
    """Keepers of a record in this buurt (None: nowhere in particular) recorded by this team."""
    leading = None if buurt_id is None else leading_team(buurt_id)
    if leading is None or leading == recorded_team_id:
        return Keepers(leading or recorded_team_id, None)
    return Keepers(leading, recorded_team_id)
