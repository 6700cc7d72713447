"""What may be asked, who may write, and what becomes of a request: in the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app import clock
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.partners import ContactRequest, RequestMessage, RequestState
from app.models.people import Role, Team
from app.models.record import Channel, Contact, Relation, Status, Visibility
from app.queries.partners.requests import count_late, list_requests, open_requests, requests_waiting
from app.queries.partners.threads import asking_about, request_thread
from app.services.partners.answering import decline, do_together, say, withdraw
from app.services.record.keeping.deleting import forget_records
from app.services.record.keeping.handing_over import answer, ask
from app.services.record.keeping.passing_on import pass_on_stopped_teams
from app.services.record.keeping.taking_away import take_away
from app.services.retention import let_go
from tests.factories.partners import make_question, make_request
from tests.factories.record import make_asset
from tests.integration.partners.conftest import HAMRIK, LAANZICHT


def write(request, viewer, *, by=say, text="Kom vrijdag langs.", version=None, key=None, **over):
    sent = {"request_id": request.id, "client_key": key or uuid4(), "viewer": viewer, **over}
    sent |= {} if by is do_together else {"text": text}
    return by(base_version=request.version if version is None else version, **sent)


def test_it_goes_to_the_keepers_and_each_word_keeps_its_team_and_role(db, keeper, asker, kitchen, group):
    question = make_question(asker, buurt=LAANZICHT)
    made = make_request(asker, kitchen.id, question_id=question.id, group_id=group.id)
    write(made, keeper)

    thread = request_thread(made.id, keeper)
    assert (thread.asking, thread.keeping, thread.asks) == ("Team Laanzicht", "Team Hamrik", False)
    assert (thread.question[1], thread.group[1]) == (question.title, "Jongeren van het veldje")
    assert [(one.team, one.from_keepers) for one in thread.said] == [
        ("Team Laanzicht", False),
        ("Team Hamrik", True),
    ]
    assert made.state is RequestState.ANSWERED
    stored = db.session.scalars(select(RequestMessage).order_by(RequestMessage.id)).all()
    assert [(one.by_user, one.by_role) for one in stored] == [
        (asker.user_id, Role.MEMBER),
        (keeper.user_id, Role.MEMBER),
    ]


def test_sent_twice_it_is_there_once_and_other_words_are_not_lost(db, asker, keeper, kitchen):
    key = uuid4()
    made = [make_request(asker, kitchen.id, client_key=key) for _ in range(2)]
    assert made[0].id == made[1].id
    assert make_request(asker, kitchen.id, client_key=key, text="Of op zaterdag?").id != made[0].id

    for _ in range(2):
        write(made[0], keeper, key=key, version=1)
    assert db.session.scalar(select(func.count()).select_from(RequestMessage)) == 3


def test_who_keeps_it_looks_along_or_has_no_team_does_not_ask(db, keeper, asker, third, kitchen):
    kitchen.co_steward_id = third.team_id
    db.session.flush()
    for who in (keeper, third, replace(asker, team_id=None, team_ids=())):
        assert not asking_about(kitchen.id, None, who).may_ask
        with pytest.raises(NotAllowed):
            make_request(who, kitchen.id)
    for role in (Role.PRIVACY, Role.PARTNER):
        with pytest.raises(NotAllowed):
            make_request(replace(asker, roles=frozenset({role})), kitchen.id)
    assert asking_about(kitchen.id, None, asker).may_ask


def test_what_is_not_shown_can_not_be_asked_about(asker, keeper):
    secret = make_asset(keeper, name="Praatgroep", visibility=Visibility.TEAM)
    with pytest.raises(NotFound):
        make_request(asker, secret.id)


def test_a_pause_and_an_end_are_respected_until_their_day(db, asker, kitchen):
    kitchen.no_requests_until = clock.today()
    with pytest.raises(Invalid, match="even geen nieuwe verzoeken"):
        make_request(asker, kitchen.id)
    kitchen.no_requests_until = clock.today() - timedelta(days=1)
    make_request(asker, kitchen.id)
    kitchen.status = Status.STOPPED
    with pytest.raises(Invalid, match="gestopt"):
        make_request(asker, kitchen.id)


@pytest.mark.parametrize(("text", "field"), [("", "text"), ("  a ", "text"), ("a" * 1001, "text")])
def test_a_text_must_say_something_and_not_too_much(asker, kitchen, text, field):
    with pytest.raises(Invalid) as refused:
        make_request(asker, kitchen.id, text=text)
    assert set(refused.value.errors) == {field}


def test_only_an_own_question_and_an_own_group_go_with_it(asker, keeper, third, kitchen):
    question = make_question(keeper, buurt=HAMRIK)
    other = make_asset(keeper, name="Eettafel")
    with pytest.raises(Invalid) as refused:
        make_request(asker, kitchen.id, question_id=question.id, group_id=other.id)
    assert set(refused.value.errors) == {"question", "group"}


def test_the_load_counts_what_goes_on_and_nothing_else(db, asker, third, keeper, kitchen):
    other = make_asset(keeper, name="Eettafel")
    first, second = make_request(asker, kitchen.id), make_request(third, kitchen.id)
    write(first, keeper)
    write(make_request(third, kitchen.id), keeper, by=decline, text="Nu niet.")
    assert open_requests([kitchen.id, other.id]) == {kitchen.id: 2}
    assert open_requests([]) == {}
    assert asking_about(kitchen.id, None, asker).load == 2
    assert [one for one, _state, _at in asking_about(kitchen.id, None, asker).own] == [first.id]
    write(second, third, by=withdraw, text="")
    assert open_requests([kitchen.id]) == {kitchen.id: 1}


def test_of_two_who_answer_the_second_is_told_and_nothing_is_overwritten(db, keeper, asker, kitchen):
    made = make_request(asker, kitchen.id)
    write(made, keeper, version=1)
    for by in (say, decline, do_together):
        over = {"group_id": None} if by is do_together else {}
        with pytest.raises(EditConflict, match="Er kwam net iets bij"):
            write(made, keeper, by=by, version=1, **over)
    assert made.state is RequestState.ANSWERED
    assert len(request_thread(made.id, keeper).said) == 2


def test_each_side_ends_it_in_its_own_way_and_what_is_over_stays_over(keeper, asker, kitchen):
    made = make_request(asker, kitchen.id)
    with pytest.raises(NotAllowed):
        write(made, keeper, by=withdraw)
    with pytest.raises(NotAllowed):
        write(made, asker, by=decline)
    with pytest.raises(Invalid):
        write(made, keeper, by=decline, text="")
    write(made, keeper, by=decline, text="De keuken is dicht tot september.")
    assert made.closed_at is not None
    with pytest.raises(Invalid, match="al afgerond"):
        write(made, asker)


@pytest.mark.parametrize("side", ["keeper", "asker"])
def test_done_together_ties_the_two_records_whoever_says_so(db, side, keeper, asker, kitchen, group):
    made = make_request(asker, kitchen.id)
    write(made, {"keeper": keeper, "asker": asker}[side], by=do_together, group_id=group.id)

    tie = db.session.scalars(select(Relation)).one()
    assert (tie.from_id, tie.to_id, tie.type) == (*sorted((kitchen.id, group.id)), "works_with")
    assert (made.state, made.group_id) == (RequestState.DONE, group.id)
    thread = request_thread(made.id, asker)
    assert thread.tells == group.id
    assert request_thread(made.id, keeper).tells == kitchen.id


def test_done_with_what_is_not_theirs_ties_nothing(db, keeper, asker, third, kitchen):
    made = make_request(asker, kitchen.id)
    other = make_asset(keeper, name="Eettafel")
    secret = make_asset(asker, name="Praatgroep", buurt=LAANZICHT, visibility=Visibility.TEAM)
    for wrong in (kitchen.id, other.id, secret.id):
        with pytest.raises(Invalid):
            write(made, keeper, by=do_together, group_id=wrong)
    write(made, keeper, by=do_together, group_id=None)
    assert db.session.scalar(select(func.count()).select_from(Relation)) == 0


def test_a_contact_of_the_record_never_goes_into_the_thread(db, keeper, asker, kitchen):
    made = make_request(asker, kitchen.id)
    day = clock.today()
    agreed = {"consent_from": "beheerder", "consent_on": day, "expires_on": day + timedelta(days=30)}
    db.session.add(
        Contact(asset_id=kitchen.id, role="Beheerder", channel=Channel.PHONE, value="050 555 01 23", **agreed)
    )
    db.session.flush()
    with pytest.raises(Invalid, match="blijft bij jullie team"):
        write(made, keeper, text="Bel de beheerder op 050-5550123.")
    write(made, asker, text="Is dat 050 555 01 23?")


def test_another_team_and_the_privacy_officer_know_of_nothing(db, keeper, asker, third, kitchen):
    made = make_request(asker, kitchen.id)
    officer = replace(keeper, roles=frozenset({Role.PRIVACY}))
    administrator = replace(third, roles=frozenset({Role.ADMIN}))
    for nobody in (third, officer, administrator):
        with pytest.raises(NotAllowed):
            request_thread(made.id, nobody)
        with pytest.raises(NotAllowed):
            write(made, nobody)
        assert [list_requests(nobody, incoming=way)[1] for way in (True, False)] == [0, 0]
    kitchen.co_steward_id = third.team_id
    db.session.flush()
    assert request_thread(made.id, third).may_write
    assert list_requests(third, incoming=True)[1] == 1


def test_a_new_keeper_gets_what_is_open(db, keeper, asker, third, kitchen):
    made = make_request(asker, kitchen.id, ago=3)
    ask(asset_ids=[kitchen.id], to_team_id=third.team_id, viewer=keeper)
    from app.queries.record.keeping.handovers import asked_of

    [handover] = asked_of([third.team_id], third)
    answer(handover_ids=[handover.id], accept=True, viewer=third)

    assert [line.id for line in list_requests(third, incoming=True)[0]] == [made.id]
    assert (requests_waiting(third).to_answer, requests_waiting(keeper).to_answer) == (1, 0)
    write(made, third)
    assert request_thread(made.id, keeper).said[-1].team == "Team Elders"


def test_who_came_to_keep_it_herself_still_asks_and_waits_for_nobody(db, keeper, asker, kitchen):
    made = make_request(asker, kitchen.id, ago=15)
    kitchen.co_steward_id = asker.team_id
    db.session.flush()
    assert request_thread(made.id, asker).asks
    assert not request_thread(made.id, keeper).asks
    kitchen.steward_id, kitchen.co_steward_id = asker.team_id, keeper.team_id
    db.session.flush()
    assert (requests_waiting(asker).to_answer, count_late(asker.team_id)) == (0, 0)
    write(made, asker, by=withdraw, text="")


def test_who_comes_after_a_team_goes_on_with_what_it_asked(db, keeper, asker, third, kitchen):
    made = make_request(asker, kitchen.id)
    stopped = db.session.get_one(Team, asker.team_id)
    stopped.until, stopped.successor_id = clock.today(), third.team_id
    db.session.flush()
    pass_on_stopped_teams()
    db.session.refresh(made)
    assert made.team_id == third.team_id
    assert request_thread(made.id, third).asks


def test_what_is_taken_away_stops_its_requests_and_what_is_deleted_takes_them_along(
    db, keeper, asker, kitchen
):
    made = make_request(asker, kitchen.id)
    take_away(asset_id=kitchen.id, because="other", viewer=keeper)
    thread = request_thread(made.id, asker)
    assert (thread.is_gone, thread.may_write, thread.name) == (True, False, "")
    assert requests_waiting(keeper).to_answer == 0
    with pytest.raises(NotFound, match="weggehaald"):
        write(made, asker)

    from app.models.record import DeletionReason

    forget_records([kitchen.id], reason=DeletionReason.RETENTION)
    assert db.session.scalar(select(func.count()).select_from(ContactRequest)) == 0
    assert db.session.scalar(select(func.count()).select_from(RequestMessage)) == 0


def test_the_start_page_counts_whose_turn_it_is(keeper, asker, kitchen):
    def waiting():
        return [(one.to_answer, one.answered) for one in map(requests_waiting, (keeper, asker))]

    made = make_request(asker, kitchen.id)
    assert waiting() == [(1, 0), (0, 0)]
    write(made, keeper)
    assert waiting() == [(0, 0), (0, 1)]
    write(made, asker)
    assert waiting() == [(1, 0), (0, 0)]
    write(made, keeper, by=decline)
    assert waiting() == [(0, 0), (0, 1)]


def test_two_weeks_without_an_answer_is_late_for_the_keeping_team_alone(keeper, asker, kitchen):
    late = make_request(asker, kitchen.id, ago=15)
    make_request(asker, kitchen.id, ago=13)
    assert (count_late(keeper.team_id), count_late(asker.team_id)) == (1, 0)
    lines, total = list_requests(keeper, incoming=True)
    assert ([line.is_late for line in lines], total) == ([True, False], 2)
    write(late, keeper)
    assert count_late(keeper.team_id) == 0
    assert [line.id == late.id for line in list_requests(keeper, incoming=True)[0]] == [False, True]


def test_what_is_over_goes_after_a_year_and_what_goes_on_stays(db, keeper, asker, kitchen):
    for days in (366, 364, None):
        made = make_request(asker, kitchen.id, ago=500)
        if days is not None:
            write(made, keeper, by=decline)
            made.closed_at = clock.now() - timedelta(days=days)
    db.session.flush()
    let_go()
    assert db.session.scalar(select(func.count()).select_from(ContactRequest)) == 2
