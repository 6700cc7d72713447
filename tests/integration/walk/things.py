"""One of each thing that somebody or a team has beside its records, by the name that a route has for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select

from app import clock
from app.database import database
from app.models.people import ApiToken, CalendarLink, Role, TrustedDevice
from app.models.record import Channel, Contact, Story, TeamNote, Visibility
from app.models.training import LearningRoute, Session
from app.policy import Viewer
from app.queries.record.filters import AssetFilter
from app.services.areas.sending.boundary_files import send_boundaries
from app.services.coverage.outside import About, bring_file
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
    listed = bring_file(
        about=About(title=f"{private}lijst", area_code="GM0014"),
        filename="lijst.csv",
        content=b"naam;soort\nBreitafel;initiatief\n",
        name_column="",
        client_key=uuid4(),
        viewer=keeper,
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
        "list_id": {"one": listed},
        "boundary_id": {"one": boundaries.id},
        "route_id": {"one": route.id},
    }


def hang_on(asset_id: int, *, private: str) -> None:
    """A contact, a story and a note for the team alone."""
    today = clock.today()
    agreed = {"consent_from": "de gastvrouw", "consent_on": today, "expires_on": today + timedelta(days=30)}
    database.session.add_all(
        [
            Contact(
                asset_id=asset_id,
                role=f"{private}gastvrouw",
                channel=Channel.OTHER,
                value=f"{private}nummer",
                **agreed,
            ),
            Story(
                asset_id=asset_id,
                text=f"{private}verhaal van de straat",
                told_on=today,
                consent_level=Visibility.TEAM,
                **agreed,
            ),
            TeamNote(
                asset_id=asset_id,
                text=f"{private}notitie",
                written_on=today,
                expires_on=today + timedelta(days=30),
            ),
        ]
    )
