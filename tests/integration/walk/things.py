"""One of each thing that somebody or a team has beside its records, by the name that a route has for it."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import select

from app.database import database
from app.models.people import ApiToken, CalendarLink, Role, TrustedDevice
from app.models.record import Contact
from app.models.training import LearningRoute, Session
from app.policy import Viewer
from app.queries.record.filters import AssetFilter
from app.services.areas.sending.boundary_files import send_boundaries
from app.services.imports.desk import keep_file
from app.services.people.devices import make_token
from app.services.people.saved_filters import save_filter
from app.services.record.sharing.calendars import CalendarOf, make_calendar
from app.services.training.yielding.acting import act
from app.services.training.yielding.telling import show_it
from tests.factories.areas import city_boundaries
from tests.factories.training import make_claim, make_outcome
from tests.factories.viewers import make_viewer


def things_of(
    keeper: Viewer, *, asset_id: int, session: Session, private: str
) -> dict[str, dict[str, object]]:
    """They are of the keeper and her team; the name of what is hers alone begins with `private`."""
    saved = save_filter(user_id=keeper.user_id, name=f"{private}keuze", chosen=AssetFilter(q="tuin"))
    make_token(name=f"{private}sleutel", viewer=keeper)
    make_calendar(viewer=keeper, of=CalendarOf(query="kind=initiative"))
    draft = make_outcome(keeper, asset_id, title=f"{private}opbrengst")
    told = make_outcome(keeper, asset_id)
    shown = show_it(
        outcome_id=told.id,
        kind="observation",
        said="Ze eten samen",
        source="",
        expires_on=None,
        viewer=keeper,
    )
    step = act(session_id=session.id, kind="other", said="Nog eens langs", client_key=uuid4(), viewer=keeper)
    file = keep_file(
        filename="lijst.csv",
        content=b"naam;soort;lat;lon\nRuilkast;initiatief;53.2195;6.5610\n",
        source_name="sociale_kaart",
        licence="",
        attribution="",
        public=False,
        viewer=make_viewer(roles=(Role.ADMIN,)),
    )
    boundaries = send_boundaries(
        filename="buurten.gpkg",
        content=b"kaart",
        year="2025",
        municipality="GM0014",
        viewer=make_viewer(roles=(Role.ADMIN,)),
        read=lambda _path, **_asked: city_boundaries(year=2025),
    )
    route = LearningRoute(user_id=keeper.user_id, programme_id=session.module.programme_id)
    database.session.add(route)
    database.session.flush()
    return {
        "judgement_id": {"none": 1},
        "part_id": {"contact": database.session.scalars(select(Contact.id)).one()},
        "device_id": {"one": database.session.scalars(select(TrustedDevice.id)).one()},
        "saved_id": {"one": saved.id},
        "token_id": {"one": database.session.scalars(select(ApiToken.id)).one()},
        "calendar_id": {"one": database.session.scalars(select(CalendarLink.id)).one()},
        "claim_id": {"one": make_claim(asset_id, session, by=keeper).id},
        "action_id": {"one": step.id},
        "outcome_id": {"draft": draft.id, "told": told.id},
        "evidence_id": {"one": shown.id},
        "file_id": {"one": file.id},
        "boundary_id": {"one": boundaries.id},
        "route_id": {"one": route.id},
    }
