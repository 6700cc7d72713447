"""The small city with people, teams, records and a leergang, committed so that a real server shows it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import uuid4

import time_machine
from PIL import Image
from sqlalchemy import select

from app import clock
from app.database import database
from app.models.partners import Question
from app.models.people import Membership, Role, Setting, TeamBuurt
from app.models.record import Aware, Cost, Kind, KnownFrom, Precision, RelationType, Status, Visibility
from app.models.training import LearningRoute, ModuleKind
from app.policy import Viewer
from app.rhythms import Rhythm, Slot
from app.services.areas.dividing.from_lists import load_division
from app.services.areas.sending.boundary_files import send_boundaries
from app.services.coverage.outside import About, bring_file
from app.services.imports.desk import keep_file, read_in
from app.services.record.content import Where
from app.services.record.keeping.taking_away import take_away
from app.services.record.suggesting.making import suggest
from app.services.record.ties.relating import relate
from app.services.record.versions import content_at
from app.services.training.steering.proposing import propose
from app.services.training.taking_part.routing import choose_module
from app.services.training.yielding.acting import act
from app.services.training.yielding.showing_photos import show_photo
from importers.area_sets import Division
from tests.factories.areas import City, city_boundaries, make_city
from tests.factories.coverage import make_walk
from tests.factories.partners import make_question, make_request, make_signals
from tests.factories.people import (
    make_team,
    make_team_buurt,
    make_user,
    viewer_of,
)
from tests.factories.record import make_asset
from tests.factories.reports import make_line, make_report
from tests.factories.training import make_claim, make_module, make_outcome, make_programme, make_session

SANNE = "sanne@voorbeeld.example"
"""Works in Team Hamrik, which leads Hamrik and De Wierde and had a bijeenkomst a week ago."""
COLLEAGUE = "colleague@voorbeeld.example"
"""Of the same team."""
NEIGHBOUR = "buur@voorbeeld.example"
"""Of Team Laanzicht, which leads the buurten in the south."""
ADMIN = "beheer@voorbeeld.example"
"""Has every role that gives a page, in no team."""
NAMES = {
    SANNE: "Sanne Vrolijk",
    COLLEAGUE: "Collega Wierda",
    NEIGHBOUR: "Noor Zuidema",
    ADMIN: "Bas Beheerder",
}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> ${alert(1)} `alert(1)`"
TAKEN_AWAY = "Wandelgroep vijver"
LAANZICHT = (233_000.0, 581_000.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Ids of what stands there, by what the tests call it."""

    records: dict[str, int]
    examples: dict[str, int | str]


def build_town() -> Town:
    """Make everything and commit it; wants an application context."""
    city = make_city()
    viewers = _people(city)
    records = _records(city, viewers[SANNE], viewers[NEIGHBOUR])
    tie = _ties(records, viewers[SANNE])
    examples = _leergang(viewers, records["Eettafel Hamrik"]) | _people_examples(viewers[SANNE])
    examples["relation_id"] = tie
    examples["question_id"] = _heard(viewers[SANNE]).id
    examples["request_id"] = make_request(viewers[NEIGHBOUR], records["Moestuin"]).id
    examples["round_id"] = make_walk(viewers[SANNE], city.id("BU00140000"))
    examples |= _listed(viewers[SANNE], viewers[ADMIN])
    examples["list_id"] = _beside(viewers[SANNE])
    examples |= {"report_id": make_report(viewers[ADMIN]), "file_kind": "pdf", "line_id": make_line().id}
    division = load_division(Division({"Noord": ("BU00140000", "BU00140001")}), name="Gebieden")
    examples |= {"set_id": division.id, "group_id": division.groups[0].id, "vintage_id": city.vintage.id}
    examples["suggestion_id"] = _suggestion(records["Moestuin"], viewers[ADMIN])
    for name in ("public_view", "public_list", "session_attendance"):
        database.session.add(Setting(name=name, value=1))
    database.session.commit()
    return Town(records=records, examples=examples)


def _people(city: City) -> dict[str, Viewer]:
    hamrik, laanzicht = make_team(name="Team Hamrik"), make_team(name="Team Laanzicht")
    for team, codes in (
        (hamrik, ("BU00140000", "BU00140001")),
        (laanzicht, ("BU00140100", "BU00140101")),
    ):
        for code in codes:
            make_team_buurt(team=team, area=city.areas[code])
    every = [role.value for role in (Role.ADMIN, Role.COORDINATOR, Role.TRAINER)]
    users = {
        SANNE: make_user(email=SANNE, name=NAMES[SANNE], team=hamrik),
        COLLEAGUE: make_user(email=COLLEAGUE, name=NAMES[COLLEAGUE], team=hamrik),
        NEIGHBOUR: make_user(email=NEIGHBOUR, name=NAMES[NEIGHBOUR], team=laanzicht),
        ADMIN: make_user(email=ADMIN, name=NAMES[ADMIN], roles=every),
    }
    return {email: viewer_of(user) for email, user in users.items()}


def _every_week(days: str, begins: int, ends: int) -> Rhythm:
    rule = f"FREQ=WEEKLY;BYDAY={days}"
    return Rhythm(slots=(Slot(starts_on=date(2026, 1, 5), rrule=rule, begins=time(begins), ends=time(ends)),))


def _records(city: City, keeper: Viewer, neighbour: Viewer) -> dict[str, int]:
    """One of each kind and state, near each other and apart, with names that no page is fond of."""
    x, y = city.place_in("BU00140000")
    known = {"aware": Aware.YES, "precision": Precision.EXACT}
    made = [
        make_asset(keeper, name="Wandelgroep bij de vijver", where=Where(location=(x, y)), **known),
        make_asset(
            keeper,
            name="Eettafel Hamrik",
            where=Where(location=(x + 40, y)),
            rhythm=_every_week("WE", 18, 20),
            **known,
        ),
        make_asset(
            keeper,
            name="Buurthuis De Wierde",
            kind=Kind.PLACE,
            where=Where(location=(x + 40, y)),
            summary="Elke dag open. Loop binnen voor koffie en een praatje.",
            offers=("space", "hosting"),
            needs=("hands",),
            website="https://voorbeeld.example/buurthuis",
            rhythm=_every_week("TU,WE,TH,FR", 10, 16),
            **known,
        ),
        make_asset(
            keeper,
            name="Netwerk van vrijwilligers " * 4,
            kind=Kind.NETWORK,
            where=Where(location=(x - 300, y + 200)),
            known_from=KnownFrom.READ,
        ),
        make_asset(keeper, name=HOSTILE, summary=HOSTILE, tags=(HOSTILE[:40],), buurt="BU00140001"),
        make_asset(
            keeper,
            name="Praatgroep rouw",
            where=Where(location=(x, y - 200)),
            visibility=Visibility.TEAM,
            sensitive=True,
            precision=Precision.BUURT,
        ),
        make_asset(
            keeper,
            name="Ruilkast",
            kind=Kind.SOLUTION,
            status=Status.DORMANT,
            where=Where(location=(x + 90, y + 90)),
        ),
        make_asset(
            neighbour,
            name="Fietsenmaker Laanzicht",
            kind=Kind.ORGANISATION,
            where=Where(location=LAANZICHT),
            visibility=Visibility.PUBLIC,
            **known,
        ),
        make_asset(neighbour, name="Telefooncirkel", where=Where(whole_municipality=True)),
        make_asset(keeper, name=TAKEN_AWAY, where=Where(location=(x, y + 300))),
    ]
    take_away(asset_id=made[-1].id, because="double", viewer=keeper)
    with time_machine.travel(clock.now() - timedelta(days=700)):
        made.append(
            make_asset(
                keeper, name="Moestuin", themes=("groen-en-duurzaam",), where=Where(location=(x, y + 60))
            )
        )
    return {asset.name: asset.id for asset in made}


def _leergang(viewers: dict[str, Viewer], linked: int) -> dict[str, int | str]:
    """A programme with a session that Team Hamrik had, one that is to come, and a claim."""
    trainer = viewers[ADMIN].user_id
    team = viewers[SANNE].team_id
    programme = make_programme(title="Basistraining opbouwwerk", aim="Samen kijken wat er al is.")
    module = make_module(programme, title="Bijeenkomst 1: wie wonen hier?")
    make_module(programme, title="Bijeenkomst 2: wat kan de buurt?")
    elective = make_module(programme, title="Luisteren", kind=ModuleKind.ELECTIVE)
    choose_module(module_id=elective.id, viewer=viewers[ADMIN])
    held = make_session(module, team_id=team, trainer_ids=[trainer], participants=12)
    make_session(
        module, team_id=team, starts_at=clock.now() + timedelta(days=9), organisations=["Buurtacademie"]
    )
    step = act(
        session_id=held.id,
        kind="round",
        said="Elke maand een straatronde.",
        client_key=uuid4(),
        viewer=viewers[SANNE],
    )
    outcome = make_outcome(viewers[SANNE], linked)
    show_photo(
        outcome_id=outcome.id, sent=_photo(), said="Een gedekte tafel.", faces="none", source="",
        expires_on=clock.today() + timedelta(days=90), viewer=viewers[SANNE],
    )  # fmt: skip
    claim = make_claim(linked, held, by=viewers[COLLEAGUE], reason="We spraken over samen eten.")
    return {
        "session_id": held.id,
        "module_id": module.id,
        "programme_id": programme.id,
        "claim_id": claim.id,
        "action_id": step.id,
        "proposal_id": propose(
            kind="theme",
            title="Jongeren in de wijk",
            why="We horen het vaak.",
            client_key=uuid4(),
            viewer=viewers[SANNE],
        ).id,
        "route_id": database.session.scalars(select(LearningRoute.id)).one(),
        "outcome_id": outcome.id,
        "buurt_code": "BU00140000",
        "wijk_code": "WK001400",
        "gemeente_code": "GM0014",
    }


def _photo() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (120, 80), "green").save(target, "PNG")
    return target.getvalue()


def _heard(viewer: Viewer) -> Question:
    """Three signals on one theme and buurt, and a question that came of two others."""
    make_signals(
        viewer, 2, buurt="BU00140000", theme="ontmoeten-en-verbinden", said="Ouders zien elkaar niet overdag."
    )
    made = make_question(viewer, buurt="BU00140000", themes=("ontmoeten-en-verbinden",))
    make_signals(viewer, 3, buurt="BU00140001", said=HOSTILE)
    return made


def _listed(viewer: Viewer, admin: Viewer) -> dict[str, int]:
    """A file of a team that waits, one that was read in with a row that could not be, and boundaries."""
    told = {"licence": "", "attribution": "", "public": False, "viewer": viewer}
    file = keep_file(filename="lijst.csv", content=b"naam;soort\nx;\n", source_name="lijst", **told)
    run = keep_file(
        filename="klaar.csv", content=b"naam;lat;lon\nKoor;52.1;5.1\n", source_name="klaar", **told
    )
    boundaries = send_boundaries(
        filename="buurten.gpkg",
        content=b"kaart",
        year="2025",
        municipality="GM0014",
        viewer=admin,
        read=lambda _path, **_asked: city_boundaries(year=2025),
    )
    return {
        "file_id": file.id,
        "run_id": read_in(file_id=run.id, viewer=viewer).run_id,
        "boundary_id": boundaries.id,
    }


def _beside(viewer: Viewer) -> int:
    """A list of somebody else to lay beside the map."""
    return bring_file(
        about=About(title="Sociale kaart", area_code="GM0014"),
        filename="sociale_kaart.csv",
        content=b"naam;soort\nEettafel Hamrik;initiatief\nKoor;initiatief\n",
        name_column="",
        client_key=uuid4(),
        viewer=viewer,
    )


def _ties(records: dict[str, int], keeper: Viewer) -> int:
    """The buurthuis holds three together, and one of them has not been asked for two years: its id."""
    hall = records["Buurthuis De Wierde"]
    for name, kind in (
        ("Eettafel Hamrik", RelationType.USES_PLACE),
        ("Ruilkast", RelationType.SUPPORTS),
        ("Fietsenmaker Laanzicht", RelationType.WORKS_WITH),
    ):
        tie = relate(from_id=records[name], to_id=hall, kind=kind, viewer=keeper)
    tie.confirmed_on = clock.today() - timedelta(days=730)
    return tie.id


def _suggestion(asset_id: int, viewer: Viewer) -> int:
    content = content_at(asset_id, 1)
    return suggest(
        asset_id=asset_id,
        base_version=1,
        client_key=uuid4(),
        content=content.with_choices(name="Moestuin achter de school", cost=Cost.FREE),
        remark="Het hek is tegenwoordig de hele dag open.",
        viewer=viewer,
    )


def _people_examples(sanne: Viewer) -> dict[str, int | str]:
    session = database.session
    by_team = {"team_id": sanne.team_id}
    membership = session.scalars(select(Membership).filter_by(user_id=sanne.user_id)).one()
    team_buurt = session.scalars(select(TeamBuurt).filter_by(**by_team)).first()
    return {
        "user_id": sanne.user_id,
        "membership_id": membership.id,
        "team_buurt_id": team_buurt.id,
        **by_team,
    }
