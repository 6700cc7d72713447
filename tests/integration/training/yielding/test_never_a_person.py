"""Nothing of the yield is about a colleague: no answer groups by one, and people come in fives."""

from __future__ import annotations

import importlib
import io
import itertools
import pkgutil
import re
from dataclasses import fields, is_dataclass

import openpyxl
import pytest
from sqlalchemy import select

from app.models.people import Role, Setting, User
from app.models.training import ClaimReading, Verdict
from app.queries import reports
from app.queries.training import steering, yielding
from app.queries.training.claims import ClaimLine, LinkedRecord
from app.queries.training.yielding.teams import units
from tests.factories.people import make_membership, make_team, make_user
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_module, make_outcome, make_session
from tests.factories.viewers import make_viewer
from tests.papers import text_of
from tests.statements import statements_of


def shapes():
    """Everything that the queries of the yield, the roll-out and the reports hand on."""
    for package in (yielding, steering, reports):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for one in vars(importlib.import_module(module.name)).values():
                is_shape = isinstance(one, type) and (is_dataclass(one) or hasattr(one, "_fields"))
                if is_shape and one.__module__ == module.name:
                    yield one


SHAPES = (ClaimLine, LinkedRecord, *shapes())
PERSON = re.compile(r"user|made_by|read_by|by_role|maker|reader|person|colleague|trainer|author|email")
ADDRESSES = (
    "/opbrengst",
    "/opbrengst/download?format=csv&wat=tellingen",
    "/opbrengst/download?format=csv&wat=verbanden",
    "/opbrengst/download?format=csv&wat=opbrengsten",
    "/opbrengst/download?format=xlsx",
    "/opbrengst/download?format=pdf",
    "/opbrengst/verhalen",
    "/leergang/meelezen",
    "/api/v1/chain",
)
CHOOSING = tuple(address for address in ADDRESSES if "verhalen" not in address and "meelezen" not in address)
ASKED = (
    "user",
    "user_id",
    "made_by",
    "read_by",
    "by_user",
    "by_role",
    "role",
    "trainer",
    "collega",
    "group_by",
)
PEOPLE = (3, 12, 7, 1, 23, 9, 4, 18)


@pytest.fixture
def sessions(member):
    """Eight sessions of two modules, with so many people each."""
    modules = (make_module(), make_module())
    return [
        make_session(module, team_id=member.team_id, participants=count)
        for module, count in zip(itertools.cycle(modules), PEOPLE, strict=False)
    ]


@pytest.fixture
def filled(db, city, member, sessions):
    """Claims of two colleagues with names that nobody else has, read along by a third."""
    makers = [member, make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")]
    reader = make_viewer(team="Team Zuid")
    for number, maker in enumerate(makers):
        db.session.get_one(User, maker.user_id).name = f"Kanarie {number}"
        asset = make_asset(maker, name=f"Groep {number}", buurt=None if number == 0 else "BU00140100")
        claim = make_claim(asset.id, sessions[number], by=maker)
        make_outcome(maker, asset.id)
        db.session.add(
            ClaimReading(
                claim_id=claim.id, verdict=Verdict.AGREED, read_by=reader.user_id, by_team=reader.team_id
            )
        )
    db.session.get_one(User, reader.user_id).name = "Kanarie 3"
    db.session.flush()


@pytest.fixture
def onlooker(browse):
    return browse(make_viewer(team="Team Noord", roles=(Role.COORDINATOR,)))


def read(answer) -> str:
    """All words of an answer, also of a spreadsheet."""
    if "spreadsheet" in answer.mimetype:
        book = openpyxl.load_workbook(io.BytesIO(answer.data))
        return " ".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
    return text_of(answer)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_nothing_that_is_read_has_room_for_a_person(shape):
    names = {one.name for one in fields(shape)} if is_dataclass(shape) else set(shape._fields)

    assert not {name for name in names if PERSON.search(name)}


@pytest.mark.parametrize("address", CHOOSING)
@pytest.mark.parametrize("name", ASKED)
def test_no_answer_can_be_asked_per_person(onlooker, filled, address, name):
    joined = "&" if "?" in address else "?"
    assert onlooker.get(f"{address}{joined}{name}=1").status_code in {400, 422}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_names_anybody(onlooker, filled, address):
    answer = onlooker.get(address)

    assert answer.status_code == 200
    assert "Kanarie" not in read(answer)


def test_no_statement_groups_by_who_made_or_read_something(db, onlooker, filled):
    for address in ADDRESSES:
        for statement in statements_of(db, lambda address=address: onlooker.get(address)):
            grouped = re.findall(r"(?is)group by (.*?)(?:order by|having|limit|\)|$)", statement)
            assert not [one for one in grouped if PERSON.search(one)], statement


def test_counts_of_people_come_in_fives_and_no_two_differ_by_fewer(onlooker, sessions):
    asked = [
        "",
        *(f"session={one.id}" for one in sessions),
        *(f"module={one.module_id}" for one in sessions[:2]),
    ]
    asked += ["from=2026-09-24&to=2026-09-24", "to=2026-01-01"]
    told = [onlooker.get(f"/api/v1/chain?{query}").json["participants"] for query in asked]

    assert told[1:9] == [None, 10, 5, None, 25, 10, None, 20]
    numbers = [one for one in told if one is not None]
    assert all(one % 5 == 0 for one in numbers)
    assert all(
        first == second or abs(first - second) >= 5 for first, second in itertools.combinations(numbers, 2)
    )


def test_no_exact_count_of_people_stands_anywhere(onlooker, sessions):
    total, exact = sum(PEOPLE), re.compile(rf"\b({sum(PEOPLE)}|23|18)\b(?! september)")
    assert total % 5
    for address in (*CHOOSING, f"/leergang/modules/{sessions[0].module_id}"):
        words = re.sub(
            r"<(script|svg|style|template)\b.*?</\1>|<[^>]+>", " ", read(onlooker.get(address)), flags=re.S
        )
        assert not exact.search(words), address


def test_a_small_team_answers_together_with_others_whichever_is_asked(db, onlooker):
    db.session.merge(Setting(name="works_council", value=1))
    teams = [make_team(name=name) for name in ("Alfa", "Beta", "Gamma")]
    for team, people in zip(teams, (2, 3, 8), strict=True):
        for _ in range(people):
            make_membership(user=make_user(), team=team)
        make_session(team_id=team.id, participants=people)
    answers = [onlooker.get(f"/api/v1/chain?team={team.id}").json for team in teams]

    assert answers[0] == answers[1], "else one less the other is about one of them"
    assert answers[0]["sessions"] >= 2
    assert all(unit.people >= 5 for unit in units())
    assert db.session.scalar(select(Setting.value).where(Setting.name == "works_council")) == 1
