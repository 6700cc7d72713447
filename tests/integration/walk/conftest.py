"""A city with something private in every corner, and somebody of each role who may come by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

import pytest

from app.models.people import Role, Setting, Team, User
from app.models.record import Aware, KnownFrom, Precision, Visibility
from app.policy import COLLEAGUE
from app.services.people.devices import trust
from app.services.record.content import Where
from app.services.record.suggesting.making import suggest
from tests.browsing import Browser, another
from tests.factories.areas import make_city
from tests.factories.coverage import make_walk
from tests.factories.meeting import make_guest
from tests.factories.partners import make_question, make_request, make_signals
from tests.factories.people import make_membership, make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset
from tests.factories.reports import make_line, make_report
from tests.factories.training import make_module, make_programme, make_proposal, make_session
from tests.factories.viewers import make_viewer
from tests.integration.walk.things import hang_on, things_of
from tests.integration.walk.watching import Caught, undone

CANARY = "kanarie"
TRUE_PLACE = (233_140.0, 583_271.0)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> ${alert(1)} `alert(1)` {{7*7}} '\""

NONE = ("relation_id", "judgement_id", "job_id", "run_id", "merge_id", "set_id", "group_id")
"""Arguments of which there is nothing here."""


@dataclass(frozen=True, slots=True)
class World:
    """What is there, by the name of the argument that a route has for it."""

    arguments: dict[str, dict[str, object]]
    keeper_team: int
    secret_ids: tuple[int, ...]
    true_lon: str
    true_lat: str

    def only(self, **chosen: object) -> World:
        """The same world with one example of each argument, and these."""
        first = {name: {"one": next(iter(examples.values()))} for name, examples in self.arguments.items()}
        return replace(self, arguments=first | {name: {"one": value} for name, value in chosen.items()})


@pytest.fixture
def world(db):
    city = make_city()
    team = make_team(name="Team Hamrik")
    membership = make_membership(user=make_user(), team=team)
    lead = make_team_buurt(team=team, area=city.areas["BU00140000"])
    user = make_user(team=team)
    keeper = viewer_of(user)
    trust(user_id=user.id, epoch=user.epoch, name="Telefoon")
    shielded = make_asset(
        keeper,
        name="Breitafel",
        aware=Aware.YES,
        precision=Precision.STREET,
        where=Where(location=TRUE_PLACE, place_note=f"{CANARY}straat 12"),
    )
    unasked = make_asset(
        keeper, name="Eettafel", where=Where(location=TRUE_PLACE, place_note=f"{CANARY}laan 3")
    )
    secret = make_asset(
        keeper,
        name=f"{CANARY}groep",
        summary=f"{CANARY} {CANARY}",
        tags=(CANARY,),
        visibility=Visibility.TEAM,
        sensitive=True,
        precision=Precision.BUURT,
        known_from=KnownFrom.TOLD,
    )
    guest = make_guest(keeper, shielded, name="Naaigroep")
    hostile = make_asset(
        keeper,
        name=HOSTILE[:110],
        summary=HOSTILE,
        tags=(HOSTILE[:40],),
        visibility=Visibility.PUBLIC,
        aware=Aware.YES,
        where=Where(location=(232_500.0, 583_900.0), place_note=f"{CANARY}plein 7"),
    )
    hang_on(shielded.id, private=CANARY)
    for name in ("public_view", "public_list", "session_attendance", "session_sign_up"):
        db.session.add(Setting(name=name, value=1))
    module = make_module(programme=make_programme(), title=HOSTILE[:110], aim=HOSTILE, theme=HOSTILE[:110])
    held = make_session(module=module, team=team)
    suggestion_id = suggest(
        asset_id=shielded.id,
        base_version=1,
        client_key=uuid4(),
        remark=f"{CANARY}opmerking",
        viewer=keeper,
    )
    question = make_question(keeper, buurt="BU00140000", title=HOSTILE[:110], explanation=HOSTILE)
    make_signals(keeper, 3, buurt="BU00140001", said=HOSTILE)
    asking = make_viewer(team="Team Laanzicht")
    request = make_request(asking, shielded.id, text=f"{CANARY}verzoek {HOSTILE}")
    db.session.flush()
    place = shielded.place
    return World(
        arguments={
            **things_of(keeper, asset_id=shielded.id, session=held, private=CANARY),
            "part_kind": {"contact": "contact"},
            "antwoord": {"anders": "anders", "resting": "ligt-stil"},
            "asset_id": {
                "shielded": shielded.id,
                "unasked": unasked.id,
                "secret": secret.id,
                "hostile": hostile.id,
                "guest": guest.id,
            },
            "suggestion_id": {"one": suggestion_id},
            "other_id": {"shielded": shielded.id, "secret": secret.id},
            "session_id": {"held": held.id},
            "module_id": {"one": module.id},
            "programme_id": {"one": module.programme_id},
            "user_id": {"one": keeper.user_id},
            "team_id": {"one": team.id},
            "membership_id": {"one": membership.id},
            "team_buurt_id": {"one": lead.id},
            **{key: {"none": 1} for key in NONE},
            "proposal_id": {"one": make_proposal(keeper, title=HOSTILE[:110], why=HOSTILE).id},
            "round_id": {"one": make_walk(keeper, city.id("BU00140000"))},
            "line_id": {"one": make_line(name=HOSTILE[:80]).id},
            "report_id": {"one": make_report(COLLEAGUE)},
            "vintage_id": {"one": city.vintage.id},
            "file_kind": {"paper": "pdf", "map": "html"},
            "key": {"none": "geheim"},
            "question_id": {"hostile": question.id},
            "request_id": {"hostile": request.id},
            "buurt_code": {"one": "BU00140000"},
            "wijk_code": {"one": "WK001400"},
            "gemeente_code": {"one": "GM0014"},
            "code": {"one": "BU00140000"},
        },
        keeper_team=team.id,
        secret_ids=(secret.id,),
        true_lon=f"{place.lon:.6f}",
        true_lat=f"{place.lat:.6f}",
    )


@pytest.fixture
def outsiders(app, world) -> dict[str, Browser]:
    """A browser per role, none of them of the team that keeps the records, and a stranger."""
    browsers = {"stranger": another(app)}
    for role in Role:
        browsers[role.value] = another(app)
        sign_in(browsers[role.value], make_user(team=make_team(), roles=[role.value]))
    return browsers


@pytest.fixture
def keeper(db, world) -> User:
    """Somebody of the keeping team with every role."""
    team = db.session.get_one(Team, world.keeper_team)
    return make_user(team=team, roles=[role.value for role in Role])


@pytest.fixture
def keeper_browser(app, keeper) -> Browser:
    """Hers."""
    browser = another(app)
    sign_in(browser, keeper)
    return browser


@pytest.fixture
def caught(app):
    """What the application logs as its own mistake."""
    handler = Caught()
    app.logger.addHandler(handler)
    yield handler.errors
    app.logger.removeHandler(handler)


@pytest.fixture
def harmless(db):
    """Undoes what a request did."""
    connection = db.session.connection()
    return lambda: undone(connection)
