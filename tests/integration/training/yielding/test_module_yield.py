"""The yield of a module: counted for its trainer from ten records on, with what speaks against it beside."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.models.people import Role
from app.models.record import Kind, RelationType
from app.models.training import ActionKind, ClaimStrength, Verdict
from app.queries.training.yielding.modules import yield_of_module
from app.services.record.ties.relating import relate
from app.services.training.claiming import claim
from app.services.training.yielding.acting import act
from app.services.training.yielding.reading_along import read_along
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def trainer(db):
    return make_viewer(roles=(Role.TRAINER,))


@pytest.fixture
def held(member):
    return make_session(team_id=member.team_id)


@pytest.fixture
def grow(member, held):
    def made(count, strength=ClaimStrength.PROMPTED, **over):
        return [
            make_claim(
                make_asset(member, name=f"Groep {uuid4()}", **over).id, held, by=member, strength=strength
            )
            for _ in range(count)
        ]

    return made


def test_by_kind_and_theme_with_the_shares_that_speak_against_it(browse, member, trainer, held, grow):
    claims = grow(6, themes=("eten-en-koken",))
    grow(2, ClaimStrength.CONTRIBUTED, kind=Kind.NETWORK, themes=("eten-en-koken", "bewegen-en-sport"))
    grow(4, ClaimStrength.INDEPENDENT)
    make_claim(claims[0].asset_id, make_session(held.module), by=member, strength=ClaimStrength.INDEPENDENT)
    grow_elsewhere = make_session()
    make_claim(make_asset(member, name="Koor").id, grow_elsewhere, by=member)
    read_along(claim_id=claims[1].id, verdict=Verdict.AGREED, remark="", viewer=trainer)
    found = yield_of_module(held.module_id, trainer)

    assert (found.total, found.linked, found.apart, found.unread) == (12, 8, 4, 11)
    assert found.kinds == (("initiative", 6), ("network", 2))
    assert found.themes == (("eten-en-koken", 8), ("bewegen-en-sport", 2))
    page = browse(trainer).get(f"/leergang/modules/{held.module_id}").text
    assert "Los ervan stond 33 procent (4 van 12)" in page
    assert "Nog niet meegelezen is 92 procent (11 van 12)" in page
    assert (
        "Wat groeide er naast deze module?"
        not in browse(member).get(f"/leergang/modules/{held.module_id}").text
    )


def test_ties_and_steps_by_their_kind(member, trainer, held, grow):
    first, second = (claim.asset_id for claim in grow(2))
    tie = relate(from_id=first, to_id=second, kind=RelationType.SUPPORTS, viewer=member)
    step = act(session_id=held.id, kind=ActionKind.TALK, said="We vragen.", client_key=uuid4(), viewer=member)
    said = {"session_id": held.id, "reason": "", "confidence": None, "viewer": member}
    claim(relation_id=tie.id, strength=ClaimStrength.CONTRIBUTED, **said)
    claim(action_id=step.id, strength=ClaimStrength.PROMPTED, **said)
    found = yield_of_module(held.module_id, trainer)

    assert (found.ties, found.steps) == ((("supports", 1),), (("talk", 1),))


@pytest.mark.parametrize(("count", "counted"), [(9, False), (10, True)])
def test_under_ten_there_is_only_the_list(browse, trainer, held, grow, count, counted):
    grow(count)
    page = browse(trainer).get(f"/leergang/modules/{held.module_id}").text

    assert ("Wat groeide er naast deze module?" in page) is counted
    assert "Groep " in page
