"""Say what one thinks of a part of the municipality, and take that back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.coverage import Judgement
from app.policy import Permission, Viewer
from app.queries.coverage.beside.judgements import Judged, may_take_back
from app.queries.record.catalogue import themes

LONGEST = 300
HOLDS = timedelta(days=366)
"""The longest that it stands: nobody reads an opinion of long ago as one of now."""


def judge(
    *, about: Judged, theme: str, said: str, expires_on: date | None, client_key: UUID, viewer: Viewer
) -> int:
    """The id of what was said of an area or a group, in the role of the visitor; twice is once.

    Raises Invalid for `theme`, `said` or `expires_on`.
    """
    viewer.require(Permission.RECORD)
    today, said = clock.today(), " ".join(said.split())
    errors = {}
    if theme and theme not in themes():
        errors["theme"] = "Dit thema kennen we niet meer. Kies opnieuw."
    if not 1 <= len(said) <= LONGEST:
        errors["said"] = f"Zeg in één of twee zinnen wat je ziet, in hoogstens {LONGEST} tekens."
    if expires_on is None or not today < expires_on <= today + HOLDS:
        errors["expires_on"] = "Kies tot wanneer dit geldt, hoogstens een jaar."
    if errors:
        raise Invalid(errors)
    made = insert(Judgement).values(
        client_key=client_key,
        area_id=about.area_id,
        area_group_id=about.group_id,
        theme=theme or None,
        said=said,
        by_role=viewer.acting_role,
        team_id=viewer.team_id,
        judged_on=today,
        expires_on=expires_on,
    )
    twice = made.on_conflict_do_nothing(index_elements=[Judgement.client_key]).returning(Judgement.id)
    known = select(Judgement.id).where(Judgement.client_key == client_key)
    return database.session.scalar(twice) or database.session.scalars(known).one()


def take_back(*, judgement_id: int, viewer: Viewer) -> None:
    """Throw away what one's own team said, or what somebody without a team said in one's own role."""
    viewer.require(Permission.RECORD)
    found = database.session.get(Judgement, judgement_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("Dit oordeel is er niet (meer).")
    if not may_take_back(found.team_id, found.by_role, viewer):
        raise NotAllowed("Dit zei iemand anders. Schrijf liever jouw oordeel ernaast.")
    database.session.delete(found)
    database.session.flush()
