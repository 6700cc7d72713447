"""Each number of the chain opens exactly what it counts."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from justhtml import JustHTML
from sqlalchemy import select

from app import clock
from app.exceptions import NotFound
from app.models.record import RelationType
from app.models.training import Action, ActionKind, ActionState, ClaimReading, ClaimStrength, Verdict
from app.queries.training.yielding.behind.lists import LISTS, behind
from app.queries.training.yielding.chain import ChainFilter, chain
from app.queries.training.yielding.levels import levels_of
from app.services.record.ties.relating import relate
from app.services.training.claiming import claim
from app.services.training.yielding.acting import act
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def filled(db, city, member):
    """Records with claims of each strength, read and unread, a tie and two steps."""
    held, other = (
        make_session(team_id=member.team_id),
        make_session(starts_at=clock.now() - timedelta(days=40)),
    )
    records = [make_asset(member, name=name) for name in ("Eettafel", "Koor", "Ruilkast", "Fietsles")]
    claims = [
        make_claim(asset.id, held, by=member, strength=strength)
        for asset, strength in zip(records, (*ClaimStrength, ClaimStrength.PROMPTED), strict=True)
    ]
    make_claim(records[2].id, other, by=member, strength=ClaimStrength.CONTRIBUTED)
    reader = make_viewer(team="Team Zuid")
    for one, verdict in zip(claims, (Verdict.AGREED, Verdict.UNCONVINCED), strict=False):
        told = {"read_by": reader.user_id, "by_team": reader.team_id, "remark": "Het was er al."}
        db.session.add(ClaimReading(claim_id=one.id, verdict=verdict, **told))
    first, second = records[0].id, records[1].id
    tie = relate(from_id=first, to_id=second, kind=RelationType.WORKS_WITH, viewer=member)
    steps = [
        act(session_id=held.id, kind=ActionKind.TALK, said=said, client_key=uuid4(), viewer=member)
        for said in ("We vragen door.", "We lopen mee.")
    ]
    said = {"reason": "", "confidence": None, "viewer": member, "session_id": held.id}
    claim(relation_id=tie.id, strength=ClaimStrength.PROMPTED, **said)
    claim(action_id=steps[0].id, strength=ClaimStrength.INDEPENDENT, **said)
    step = db.session.scalars(select(Action).where(Action.id == steps[1].id)).one()
    step.state, step.answered_on = ActionState.DONE, clock.today()
    db.session.flush()
    return held


def lengths(found):
    return len(found.sessions) + len(found.steps) + len(found.things)


@pytest.mark.parametrize("narrow", [False, True])
def test_a_list_is_as_long_as_its_number(member, filled, narrow):
    chosen = ChainFilter(session=filled.id) if narrow else ChainFilter()
    found = chain(chosen, member)
    numbers = [
        (level.key, key, number)
        for level in levels_of(found)
        if level.key
        for key, number in (
            ("", level.total),
            *((part.key, part.number) for part in level.parts),
            *((key, number) for key, (_w, number) in zip(level.aside_keys, level.asides, strict=True) if key),
        )
    ]
    numbers.append(("open-ties", "", found.relations))

    assert {level for level, _part, _number in numbers} == set(LISTS)
    assert sum(number for *_which, number in numbers) > 20
    for level, part, number in numbers:
        listed = behind(chosen, level, "" if part == "plain" else part, member)
        assert (listed.total, lengths(listed)) == (number, number), (level, part)


def test_every_link_of_the_page_opens_its_list(browse, member, filled):
    client = browse(member)
    page = JustHTML(client.get("/opbrengst?from=2026-01-01").text, sanitize=False)
    links = [one for one in page.query("a") if "/opbrengst/achter" in (one.attrs.get("href") or "")]

    assert len(links) > 10
    for link in links:
        assert "from=2026-01-01" in link.attrs["href"]
        answer = client.get(link.attrs["href"])
        said = re.search(r"(\d+) in het getal", answer.text)
        assert int(said[1]) == int(re.search(r"\d+", link.to_text())[0]), link.attrs["href"]


def test_what_is_no_number_is_not_there(browse, member, filled):
    for level, part in (("mensen", ""), ("steps", "prompted"), ("records", "done")):
        with pytest.raises(NotFound):
            behind(ChainFilter(), level, part, member)
    assert browse(member).get("/opbrengst/achter?wat=sessions&user=1").status_code == 422


def test_nobody_finds_behind_a_number_what_she_does_not_see(browse, member, filled):
    stranger = make_viewer(team="Team Noord")

    assert (
        lengths(behind(ChainFilter(), "records", "", stranger))
        == chain(ChainFilter(), stranger).records.total
    )
