"""No page, file or answer of the API counts, groups or chooses by employee; people are told in fives.

One walk along every address, with every role: what the database is asked says more than the answer.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import insert

from app import clock
from app.api.description import PARAMETERS
from app.api.schemas import SCHEMAS
from app.models.people import Membership, Setting, User
from app.models.training import (
    Attendance,
    LearningRoute,
    LearningRouteModule,
    ModuleKind,
    Participation,
    ParticipationState,
    ProposalSupport,
)
from tests.factories.people import make_team
from tests.factories.training import make_module, make_session
from tests.integration.walk.routes import addresses, rules
from tests.papers import text_of
from tests.statements import statements_of

pytestmark = pytest.mark.every_page

MANY = 217
"""So many people are in a team, on a route, behind a proposal: a number that nothing else here has."""
COUNTED = (487, 461)
"""So many were at two sessions."""
EXACT = re.compile(rf"(?<![\d.,:/-])({MANY}|{COUNTED[0]}|{COUNTED[1]}|{sum(COUNTED)})(?![\d.,:/-])")
UNSEEN = re.compile(r"<(script|style|template|svg)\b.*?</\1>|<[^>]+>", re.S)
OF_ACCOUNTS = {"/beheer/teams": "who manages accounts sees how many a team has, as she sees each of them"}
GROUPED = re.compile(r"(?is)(?:group by|partition by|distinct on \()(.*?)(?:order by|having|limit|\)|$)")
PERSON = re.compile(
    r"user_id|made_by|read_by|by_user|recorded_by|asked_by|written_by|answered_by|users\.(?:id|name|email)"
)
READS = re.compile(r"(?i)\s*(?:select|with)\b")
ASKED = "&".join(
    f"{name}=1"
    for name in (
        "user",
        "user_id",
        "by_user",
        "made_by",
        "read_by",
        "trainer",
        "collega",
        "group_by",
        "employee",
    )
)


@pytest.fixture
def crowd(db, world, keeper_browser):
    """A team of many, all of them on a route, behind a proposal and at a session."""
    db.session.add(Setting(name="works_council", value=1))
    team = make_team(name="Team Menigte")
    people = [
        {
            "name": f"Kanarie {number}",
            "email": f"menigte{number}@voorbeeld.example",
            "roles": ["member"],
            "password_hash": "x",
        }
        for number in range(MANY)
    ]
    ids = list(db.session.scalars(insert(User).returning(User.id), people))
    since = clock.today() - timedelta(days=300)
    _put(db, Membership, [{"user_id": id_, "team_id": team.id, "since": since} for id_ in ids])
    module = make_module(kind=ModuleKind.ELECTIVE)
    sessions = [
        make_session(
            module, team_id=team.id, participants=count, starts_at=clock.now() - timedelta(days=days)
        )
        for count, days in zip(COUNTED, (40, 30), strict=True)
    ]
    routes = [{"user_id": id_, "programme_id": module.programme_id} for id_ in ids]
    chosen = db.session.scalars(insert(LearningRoute).returning(LearningRoute.id), routes)
    _put(db, LearningRouteModule, [{"route_id": id_, "module_id": module.id} for id_ in chosen])
    proposal_id = world.arguments["proposal_id"]["one"]
    _put(db, ProposalSupport, [{"proposal_id": proposal_id, "user_id": id_} for id_ in ids])
    seat = {"session_id": sessions[0].id, "state": ParticipationState.SIGNED_UP}
    _put(db, Participation, [seat | {"user_id": id_} for id_ in ids])
    _put(db, Attendance, [{"session_id": sessions[0].id, "user_id": id_} for id_ in ids])
    db.session.flush()
    return world.only(session_id=sessions[0].id, module_id=module.id, team_id=team.id)


def _put(db, model, rows):
    db.session.execute(insert(model), rows)


def walked(app, world):
    for rule in rules(app, "GET"):
        if rule.endpoint != "static":
            yield from addresses(app, rule, world)
    yield from (
        f"/opbrengst/download?format=csv&wat={what}" for what in ("tellingen", "verbanden", "opbrengsten")
    )
    yield from (f"/leergang/uitrol/download?format=csv&wat={what}" for what in ("teams", "maanden"))
    team_id = world.arguments["team_id"]["one"]
    yield from (
        f"{address}?team={team_id}" for address in ("/opbrengst", "/api/v1/chain", "/api/v1/sessions")
    )


def asked(db, browser, address):
    """The words of an answer, and what the database was asked for it; nothing when it was refused."""
    answers = []
    sent = statements_of(db, lambda: answers.append(browser.get(address)))
    (answer,) = answers
    text = UNSEEN.sub(" ", text_of(answer)) if answer.status_code == 200 else ""
    refused = answer.status_code in {400, 422}
    answer.close()
    return text, set() if refused else {one for one in sent if READS.match(one)}


def test_no_address_groups_or_chooses_by_employee_and_people_come_in_fives(app, db, crowd, keeper_browser):
    by_person, grouped, exact = [], [], []
    for address in walked(app, crowd):
        text, plain = asked(db, keeper_browser, address)
        _text, chosen = asked(db, keeper_browser, address + ("&" if "?" in address else "?") + ASKED)
        if chosen - plain:
            by_person.append(address)
        if any(PERSON.search(part) for one in plain for part in GROUPED.findall(one)):
            grouped.append(address)
        if EXACT.search(text) and address not in OF_ACCOUNTS:
            exact.append((address, EXACT.search(text)[0]))

    assert (by_person, grouped, exact) == ([], [], [])


def test_the_walk_would_notice():
    assert EXACT.search("Deden mee 487 mensen")
    assert not EXACT.search("2.487 of 487,5 of 12:487")
    (grouped,) = GROUPED.findall("select count(*) from claims group by claims.made_by order by 1")
    assert PERSON.search(grouped)


def test_no_parameter_and_no_field_of_the_api_is_about_a_person():
    about = re.compile(
        r"user|(?<!one_)person|colleague|trainer|author|email|made_by|read_by|recorded_by|employee"
    )
    fields = set(re.findall(r"'(\w+)': \{", str(SCHEMAS)))

    assert fields, "there are fields to look at"
    assert not {name for name in (*PARAMETERS, *fields) if about.search(name)}
