"""The claim question: nothing is chosen beforehand, everything may be skipped, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import render_template_string
from justhtml import JustHTML
from sqlalchemy import select

from app.models.people import Role
from app.models.record import Visibility
from app.models.training import Claim, ClaimStrength
from app.queries.training.offered import sessions_offered
from tests.factories.people import post
from tests.factories.record import make_asset
from tests.factories.training import local_time, make_claim, make_session
from tests.factories.viewers import make_viewer
from tests.integration.training.conftest import NOW

QUESTION = """{% from "training/_claim_question.html" import claim_question with context %}
{{ claim_question("/buurtkrachten/1/verband", offered) }}"""


@pytest.fixture
def asset(member):
    return make_asset(member)


@pytest.fixture
def newest(member):
    return make_session(starts_at=local_time(2026, 9, 12, 9, 30), team_id=member.team_id)


@pytest.fixture
def older(member):
    return make_session(starts_at=local_time(2026, 3, 4, 9, 30), team_id=member.team_id)


@pytest.fixture
def claims(db, asset):
    def read():
        db.session.expire_all()
        return db.session.scalars(
            select(Claim).where(Claim.asset_id == asset.id, Claim.withdrawn_at.is_(None))
        ).all()

    return read


@pytest.fixture
def answer(browse, member, asset):
    client = browse(member)
    return lambda **values: post(client, f"/buurtkrachten/{asset.id}/verband", values)


def asked(app, viewer):
    with app.test_request_context():
        return render_template_string(QUESTION, offered=sessions_offered(viewer))


def test_it_names_the_newest_session_first_and_has_nothing_chosen(app, member, newest, older):
    page = asked(app, member)
    form = JustHTML(page, sanitize=False)

    assert "Waardoor kwam je hierop?" in page
    assert "mag je overslaan" in page
    sessions = [radio.attrs["value"] for radio in form.query('input[name="session"]')]
    assert sessions == [str(newest.id), "other", "work"]
    assert "<strong>12 september</strong> (basistraining, Bijeenkomst 1 (voorbeeld))" in page
    assert [option.attrs["value"] for option in form.query("option")] == ["", str(older.id)]
    strengths = [radio.attrs["value"] for radio in form.query('input[name="strength"]')]
    assert strengths == ["prompted", "contributed", "independent"]
    assert not form.query("[checked], [selected]")


def test_with_one_session_there_is_no_other_to_choose(app, member, newest):
    sessions = JustHTML(asked(app, member), sanitize=False).query('input[name="session"]')

    assert [radio.attrs["value"] for radio in sessions] == [str(newest.id), "work"]


def test_who_had_no_session_is_not_asked(app, member):
    make_session(starts_at=NOW - timedelta(days=400), team_id=member.team_id)

    assert asked(app, member).strip() == ""


def test_an_answer_makes_a_claim_that_waits_for_a_second_reader(answer, asset, claims, newest):
    reply = answer(session=newest.id, strength="prompted", reason="We liepen  samen.\n")

    assert reply.location == f"/buurtkrachten/{asset.id}"
    [made] = claims()
    assert (made.session_id, made.strength, made.reason) == (
        newest.id,
        ClaimStrength.PROMPTED,
        "We liepen samen.",
    )


def test_she_may_say_how_sure_she_is(answer, claims, newest):
    answer(session=newest.id, strength="prompted", confidence="3")
    assert [made.confidence for made in claims()] == [3]

    assert answer(session=newest.id, strength="prompted", confidence="7").status_code == 422
    assert answer(confidence="2").status_code == 422, "nothing that was chosen is lost"


@pytest.mark.parametrize("values", [{"session": "other"}, {}])
def test_another_session_is_chosen_from_the_list_also_without_touching_the_button(
    answer, claims, newest, older, values
):
    answer(**values, other_session=older.id, strength="contributed")

    assert [made.session_id for made in claims()] == [older.id]


def test_stood_apart_is_stored_when_a_session_was_chosen(answer, claims, newest):
    answer(session=newest.id, strength="independent")

    assert [made.strength for made in claims()] == [ClaimStrength.INDEPENDENT]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"session": "work"},
        {"session": "work", "strength": "prompted", "reason": "x"},
        {"skip": "yes", "strength": "prompted"},
    ],
)
def test_my_work_and_a_skipped_question_store_nothing(answer, asset, claims, newest, values):
    assert answer(**values).location == f"/buurtkrachten/{asset.id}"
    assert claims() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"session": "newest"}, "strength"),
        ({"session": "newest", "strength": "caused"}, "strength"),
        ({"strength": "prompted"}, "session"),
        ({"session": "other", "strength": "prompted"}, "other_session"),
        ({"session": "999999", "strength": "prompted"}, "session"),
        ({"session": "x", "strength": "prompted"}, "session"),
        ({"session": "newest", "strength": "prompted", "reason": "x" * 301}, "reason"),
    ],
)
def test_half_an_answer_is_asked_again_with_everything_still_there(
    answer, claims, newest, older, values, field
):
    said = {"reason": "Omdat we er langs liepen", **values}
    if said.get("session") == "newest":
        said["session"] = newest.id

    reply = answer(**said)

    assert reply.status_code == 422
    page = JustHTML(reply.text, strict=True, sanitize=False)
    assert page.query(f"#{field}-error")
    assert said["reason"] in reply.text
    assert len(page.query("[checked]")) == sum(
        str(said.get(name)) in {str(newest.id), "other", "prompted"} for name in ("session", "strength")
    )
    assert claims() == []


def test_it_leads_back_to_where_it_was_asked_but_nowhere_else(answer, asset, newest):
    own = f"/buurtkrachten/{asset.id}"

    assert answer(back=f"{own}/vastgelegd?vraag=4").location == f"{own}/vastgelegd?vraag=4"
    for elsewhere in (
        "https://example.org/",
        "//example.org",
        f"{own}9",
        f"{own}/\\example.org",
        f"{own}/\r\nX: y",
    ):
        assert answer(back=elsewhere).location == own


def test_the_claim_of_a_colleague_stays_and_the_visitor_is_told(browse, member, asset, claims, newest):
    colleague = make_viewer()
    made = make_claim(asset.id, newest, by=colleague, strength=ClaimStrength.CONTRIBUTED)
    client = browse(member)

    post(client, f"/buurtkrachten/{asset.id}/verband", {"session": newest.id, "strength": "prompted"})

    assert [each.id for each in claims()] == [made.id]
    with client.session_transaction() as session:
        assert (
            "Een collega zei hier al iets over bij deze bijeenkomst: hielp mee." in session["_flashes"][-1][1]
        )


def test_a_record_that_is_hidden_can_not_be_linked(browse, city, asset, newest):
    stranger = make_viewer(roles=(Role.MEMBER,))
    other = make_viewer(leads=(city.id("BU00140100"),))
    hidden = make_asset(other, buurt="BU00140100", visibility=Visibility.TEAM)
    session = make_session(team_id=stranger.team_id)

    reply = post(
        browse(stranger),
        f"/buurtkrachten/{hidden.id}/verband",
        {"session": session.id, "strength": "prompted"},
    )

    assert reply.status_code == 404


def test_a_claim_is_taken_back_by_its_maker_alone(browse, member, asset, claims, newest):
    made = make_claim(asset.id, newest, by=member)
    path = f"/leergang/verband/{made.id}/weg"

    assert post(browse(make_viewer()), path).status_code == 403
    assert len(claims()) == 1
    assert post(browse(member), path).location == f"/buurtkrachten/{asset.id}"
    assert claims() == []
