"""Proposals for the leergang: made by a team, supported in fives, answered within a term."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.exceptions import Invalid, NotAllowed
from app.models.people import Role, Setting
from app.models.training import ProposalState, ProposalSupport, TrainingProposal
from app.queries.training.steering.proposals import proposals
from app.services.retention import let_go
from app.services.training.steering.proposing import answer_proposal, support
from tests.factories.people import post
from tests.factories.training import make_proposal
from tests.factories.viewers import make_viewer


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,))


def waiting(viewer):
    return proposals(viewer, open_ones=True)


def test_a_proposal_has_a_day_by_which_it_is_answered_and_its_maker_supports_it(db):
    db.session.add(Setting(name="proposal_days", value=14))
    viewer, key = make_viewer(team="Team Hamrik"), uuid4()
    for _time in range(2):
        make_proposal(viewer, client_key=key)

    (line,) = waiting(viewer)
    assert (line.team, line.answer_by, line.supporters) == ("Team Hamrik", date(2026, 10, 15), 1)
    assert line.is_mine
    assert not line.is_late
    with time_machine.travel(clock.now() + timedelta(days=15)):
        assert waiting(viewer)[0].is_late


@pytest.mark.usefixtures("db")
def test_support_counts_once_and_can_be_taken_back():
    made, viewers = make_proposal(make_viewer()), [make_viewer() for _each in range(5)]
    for viewer in (*viewers, viewers[0]):
        support(proposal_id=made.id, supports=True, viewer=viewer)
    assert waiting(viewers[0])[0].supporters == 6
    support(proposal_id=made.id, supports=False, viewer=viewers[0])
    assert waiting(viewers[0])[0].supporters == 5
    assert not waiting(viewers[0])[0].is_mine


def test_an_answer_says_why_and_is_given_once(coordinator):
    made = make_proposal(make_viewer())
    for state, answer, field in (("adopted", "", "answer"), ("open", "Goed idee", "state")):
        with pytest.raises(Invalid) as refused:
            answer_proposal(proposal_id=made.id, state=state, answer=answer, viewer=coordinator)
        assert list(refused.value.errors) == [field]
    answer_proposal(proposal_id=made.id, state="adopted", answer="Vanaf mei.", viewer=coordinator)

    assert waiting(coordinator) == []
    (line,) = proposals(make_viewer(), open_ones=False)
    assert (line.state, line.answer) == (ProposalState.ADOPTED, "Vanaf mei.")
    again = {"proposal_id": made.id, "viewer": coordinator}
    with pytest.raises(Invalid):
        answer_proposal(**again, state="declined", answer="Toch niet.")
    with pytest.raises(Invalid):
        support(**again, supports=True)


@pytest.mark.usefixtures("db")
def test_only_who_plans_answers_and_the_privacy_officer_proposes_nothing():
    made = make_proposal(make_viewer())
    for role in (Role.MEMBER, Role.TRAINER, Role.MANAGER):
        with pytest.raises(NotAllowed):
            answer_proposal(
                proposal_id=made.id, state="later", answer="Later.", viewer=make_viewer(roles=(role,))
            )
    with pytest.raises(NotAllowed):
        make_proposal(make_viewer(roles=(Role.PRIVACY,)))


def test_the_page_names_the_team_counts_in_fives_and_names_nobody(browse, coordinator):
    viewer = make_viewer(team="Team Hamrik")
    client = browse(viewer)
    typed = {"kind": "module", "title": "Straatpraat", "why": "Wij horen het vaak.", "client_key": uuid4()}
    assert post(client, "/leergang/voorstellen", typed).status_code == 302

    page = browse(make_viewer()).get("/leergang/voorstellen").text
    assert "Straatpraat" in page
    assert "Team Hamrik" in page
    assert "minder dan 5 collega" in page
    assert viewer.name not in page
    assert "Antwoord op:" not in page
    (line,) = waiting(coordinator)
    answer = {"state": "later", "answer": "Volgend jaar."}
    post(browse(coordinator), f"/leergang/voorstellen/{line.id}", answer)
    assert "Later: Volgend jaar." in client.get("/leergang/voorstellen").text


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(browse):
    client = browse(make_viewer())
    typed = {"title": "x", "why": "Bel 06 12345678", "client_key": uuid4()}
    answer = post(client, "/leergang/voorstellen", typed)
    assert answer.status_code == 422
    assert 'id="why-error"' in answer.text
    answer = post(client, "/leergang/voorstellen", typed | {"why": "Daarom"})
    assert 'id="title-error"' in answer.text
    assert 'id="kind-error"' in answer.text
    assert "Daarom</textarea>" in answer.text


def test_an_answered_proposal_goes_with_its_supporters_when_its_time_is_over(db, coordinator):
    made = make_proposal(make_viewer())
    answer_proposal(proposal_id=made.id, state="declined", answer="Past niet.", viewer=coordinator)
    let_go()
    assert db.session.scalars(select(TrainingProposal)).all()
    with time_machine.travel(clock.now() + timedelta(days=740)):
        let_go()
    assert not db.session.scalars(select(TrainingProposal)).all()
    assert not db.session.scalars(select(ProposalSupport)).all()
