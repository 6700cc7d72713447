"""Who was at a session: a number unless the organisation chooses names, and then seen by three."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from justhtml import JustHTML
from sqlalchemy import func, select

from app import clock
from app.exceptions import Invalid, NotAllowed
from app.models.people import Role, Setting, User
from app.models.training import Attendance, Participation, ParticipationState, SessionState
from app.queries.training.sessions import stored_session
from app.queries.training.taking_part.attendance import attendance_of
from app.services.retention import let_go
from app.services.settings import choose_settings
from app.services.training.planning import change_session
from app.services.training.session_content import SessionContent
from app.services.training.taking_part.attending import add_colleague, tap
from tests.factories.people import make_team, make_user, post, viewer_of
from tests.factories.training import make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def per_person(db):
    db.session.add(Setting(name="session_attendance", value=1))
    db.session.flush()


@pytest.fixture
def trainer(db):
    return make_viewer(roles=(Role.TRAINER,), team="Team Trainers")


@pytest.fixture
def team(db):
    """A team and two who work in it."""
    made = make_team(name="Team Hamrik")
    return made, [viewer_of(make_user(team=made, name=name)) for name in ("Ans Kanarie", "Bea Kanarie")]


@pytest.fixture
def session(team, trainer):
    return make_session(team_id=team[0].id, trainer_ids=(trainer.user_id,))


def say(session, person, viewer, *, there=True):
    tap(session_id=session.id, user_id=person.user_id, there=there, viewer=viewer)


def names(people):
    return [name for _id, name in people]


def rows(db):
    return db.session.scalar(select(func.count()).select_from(Attendance))


@pytest.mark.usefixtures("per_person")
def test_a_tap_for_each_makes_the_number_and_taking_it_back_makes_it_less(session, team, trainer):
    ans, bea = team[1]
    assert names(attendance_of(session, trainer).others) == ["Ans Kanarie", "Bea Kanarie"]

    for one in (ans, ans, bea):
        say(session, one, trainer)
    found = attendance_of(session, trainer)
    assert (names(found.there), found.others) == (["Ans Kanarie", "Bea Kanarie"], ())
    assert (session.participants, session.version) == (2, 3)

    for _time in range(2):
        say(session, bea, trainer, there=False)
    assert (session.participants, session.version) == (1, 4)


@pytest.mark.usefixtures("per_person")
def test_a_higher_number_that_somebody_counted_stays(db, session, team, trainer):
    session.participants = 9
    db.session.flush()

    say(session, team[1][0], trainer)

    assert session.participants == 9


@pytest.mark.usefixtures("per_person")
def test_who_signed_up_for_an_open_session_can_be_tapped_and_others_come_by_their_address(db, trainer):
    session = make_session(trainer_ids=(trainer.user_id,))
    seat, waits, other = make_viewer(), make_viewer(), make_viewer()
    for one, state in ((seat, ParticipationState.SIGNED_UP), (waits, ParticipationState.WAITING)):
        db.session.add(Participation(session_id=session.id, user_id=one.user_id, state=state))
    db.session.flush()
    email = db.session.get_one(User, other.user_id).email

    assert [id_ for id_, _name in attendance_of(session, trainer).others] == [seat.user_id]
    with pytest.raises(Invalid) as refused:
        say(session, waits, trainer)
    assert list(refused.value.errors) == ["person"]
    with pytest.raises(Invalid) as refused:
        add_colleague(session_id=session.id, email="niemand@voorbeeld.example", viewer=trainer)
    assert list(refused.value.errors) == ["email"]
    add_colleague(session_id=session.id, email=f" {email.upper()} ", viewer=trainer)
    assert [id_ for id_, _name in attendance_of(session, trainer).there] == [other.user_id]


@pytest.mark.usefixtures("per_person")
def test_who_was_there_is_seen_by_herself_who_gave_it_and_the_coordinator(session, team, trainer, browse):
    ans, bea = team[1]
    say(session, ans, trainer)
    others = [make_viewer(roles=(role,)) for role in Role if role is not Role.PARTNER]
    address = f"/leergang/bijeenkomsten/{session.id}"

    for viewer in (trainer, bea, *others):
        sees = viewer is trainer or Role.COORDINATOR in viewer.roles
        assert ("Ans Kanarie" in browse(viewer).get(address).text) is sees, viewer.roles
    own = browse(ans).get(address).text
    assert "Je was erbij" in own
    assert "Tik aan" not in own


@pytest.mark.usefixtures("per_person")
def test_a_device_that_only_stayed_signed_in_shows_and_stores_nobody(session, team, trainer):
    ans, lately = team[1][0], replace(trainer, is_proven=False)
    found = attendance_of(session, lately)

    assert (found.there, found.others, found.asks_password) == (None, (), True)
    with pytest.raises(NotAllowed):
        say(session, ans, lately)
    with pytest.raises(NotAllowed):
        say(session, ans, make_viewer(roles=(Role.TRAINER,)))


@pytest.mark.usefixtures("per_person")
def test_after_two_weeks_nobody_is_listed_who_was_not_there(session, team, trainer):
    ans, bea = team[1]
    say(session, ans, trainer)

    with time_machine.travel(session.ends_at + timedelta(days=14, minutes=1)):
        found = attendance_of(session, trainer)
        assert (names(found.there), found.others, found.may_tap) == (["Ans Kanarie"], (), False)
        with pytest.raises(Invalid):
            say(session, bea, trainer)


@pytest.mark.usefixtures("per_person")
@pytest.mark.parametrize(
    "over", [{"state": SessionState.CANCELLED}, {"starts_at": clock.now() + timedelta(days=1000)}]
)
def test_nobody_was_at_what_did_not_go_on_or_is_to_come(trainer, over):
    session = make_session(trainer_ids=(trainer.user_id,), **over)

    assert attendance_of(session, trainer) is None
    with pytest.raises(Invalid):
        add_colleague(session_id=session.id, email="wie@voorbeeld.example", viewer=trainer)


def test_without_the_choice_of_the_organisation_there_is_only_a_number(session, team, trainer, browse):
    page = browse(trainer).get(f"/leergang/bijeenkomsten/{session.id}").text

    assert "Wie was erbij" not in page
    with pytest.raises(Invalid):
        say(session, team[1][0], trainer)


@pytest.mark.usefixtures("per_person")
def test_switching_it_off_forgets_the_names_and_keeps_the_number(db, session, team, trainer):
    say(session, team[1][0], trainer)

    choose_settings({"session_attendance": "0"}, viewer=make_viewer(roles=(Role.ADMIN,)))

    assert (rows(db), stored_session(session.id).participants) == (0, 1)


@pytest.mark.usefixtures("per_person")
def test_a_year_later_nobody_knows_who_was_there_and_the_number_stays(db, session, team, trainer):
    say(session, team[1][0], trainer)

    let_go()
    assert rows(db) == 1
    with time_machine.travel(clock.now() + timedelta(days=370)):
        let_go()
    assert (rows(db), stored_session(session.id).participants) == (0, 1)


@pytest.mark.usefixtures("per_person")
def test_a_session_cannot_say_fewer_than_were_tapped(session, team, trainer):
    for one in team[1]:
        say(session, one, trainer)
    local = session.starts_at.astimezone(clock.LOCAL_ZONE)
    content = SessionContent(
        module_id=session.module_id, team_id=session.team_id, day=local.date(), starts=local.time(),
        ends=session.ends_at.astimezone(clock.LOCAL_ZONE).time(), state=SessionState.INACTIVE,
        trainer_ids=(trainer.user_id,), participants=1,
    )  # fmt: skip

    with pytest.raises(Invalid) as refused:
        change_session(session_id=session.id, base_version=3, content=content, viewer=trainer)

    assert list(refused.value.errors) == ["participants"]


@pytest.mark.usefixtures("per_person")
def test_a_trainer_taps_on_the_page(db, session, team, trainer, browse):
    client, address = browse(trainer), f"/leergang/bijeenkomsten/{session.id}"
    person = team[1][0].user_id

    def chip():
        page = JustHTML(client.get(address).text, sanitize=False)
        (found,) = [one for one in page.query("button.chip") if "Ans Kanarie" in one.to_text()]
        return found.attrs["name"], found.attrs["aria-pressed"]

    assert chip() == ("there", "false")
    post(client, f"{address}/erbij", {"there": person})
    assert chip() == ("gone", "true")
    post(client, f"{address}/erbij", {"gone": person})
    assert (chip(), rows(db)) == (("there", "false"), 0)
