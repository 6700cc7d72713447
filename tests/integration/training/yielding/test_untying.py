"""What was tied to a step by mistake is untied by its team, with a way back, and the log tells both."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from app.models.record import Change, Precision, RelationType, Visibility
from app.models.training import ActionAsset, ActionKind, ActionRelation
from app.services.record.ties.relating import end_relation, relate
from app.services.training.yielding.acting import act, answer
from tests.factories.people import post
from tests.factories.record import make_asset
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


@pytest.fixture
def record(member):
    return make_asset(member, name="Eettafel")


@pytest.fixture
def tie(member, record):
    choir = make_asset(member, name="Koor")
    return relate(from_id=record.id, to_id=choir.id, kind=RelationType.WORKS_WITH, viewer=member)


@pytest.fixture
def step(member, record, tie):
    """A step from which a record and a tie grew."""
    held = make_session(team_id=member.team_id)
    said = {"kind": ActionKind.ROUND, "said": "Elke maand een ronde.", "client_key": uuid4()}
    made = act(session_id=held.id, viewer=member, **said)
    return answer(
        action_id=made.id, state="done", came_of="", asset_id=record.id, relation_id=tie.id, viewer=member
    )


def page_of(step):
    return f"/leergang/vervolgstappen/{step.id}"


def told(db, table):
    db.session.flush()
    return list(db.session.scalars(select(Change).where(Change.table_name == table).order_by(Change.id)))


@pytest.mark.parametrize(("field", "model"), [("asset", ActionAsset), ("tie", ActionRelation)])
def test_it_goes_comes_back_and_the_log_says_which_team_did_it(
    db, browse, member, step, record, tie, field, model
):
    browser, sent = browse(member), {field: {"asset": record, "tie": tie}[field].id}
    at, kept = page_of(step), {ActionAsset, ActionRelation} - {model}
    assert "Maak los" in browser.get(at).text
    for _twice in range(2):
        answered = post(browser, f"{at}/losmaken", sent)
        assert (answered.status_code, answered.location) == (302, f"{at}?{field}={sent[field]}")
    assert db.session.scalars(select(model)).all() == []
    assert all(db.session.scalars(select(one)).all() for one in kept)
    page = browser.get(answered.location).text
    assert f'<input type="hidden" name="{field}" value="{sent[field]}"><span>Hoorde het er toch bij?' in page
    assert browser.get(f"/buurtkrachten/{record.id}").status_code == 200

    assert post(browser, f"{at}/losmaken", {**sent, "terug": "ja"}).location == at
    assert db.session.scalars(select(model)).all()
    assert "Hoorde het er toch bij?" not in browser.get(at).text
    log = told(db, model.__tablename__)
    assert [(one.act, one.row) for one in log] == [
        (act_, f"{step.id},{sent[field]}") for act_ in ("made", "removed", "made")
    ]
    assert [one.by_team for one in log[1:]] == [member.team_id] * 2


def test_another_team_unties_nothing_and_brings_nothing_back(db, browse, step, other, record):
    for more in ({}, {"terug": "ja"}):
        sent = {"asset": record.id, **more}
        assert post(browse(other), f"{page_of(step)}/losmaken", sent).status_code == 404
    assert db.session.scalars(select(ActionAsset)).all()


def test_what_she_does_not_see_any_more_is_not_brought_back(db, browse, member, step, other, tie):
    hidden = make_asset(
        other, name="Praatgroep", buurt="BU00140100", visibility=Visibility.TEAM, sensitive=True,
        precision=Precision.BUURT,
    )  # fmt: skip
    end_relation(relation_id=tie.id, viewer=member)
    browser = browse(member)
    for field, number in (("asset", hidden.id), ("tie", tie.id), ("asset", 999_999)):
        assert post(browser, f"{page_of(step)}/losmaken", {field: number}).status_code == 302
        assert post(browser, f"{page_of(step)}/losmaken", {field: number, "terug": "ja"}).status_code == 422
    assert db.session.scalars(select(ActionRelation)).all() == []
