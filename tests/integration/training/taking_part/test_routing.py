"""A route of electives: composed by herself, seen by her and her trainers, and in numbers by others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Role, User
from app.models.training import (
    LearningRoute,
    LearningRouteModule,
    ModuleKind,
    Participation,
    ParticipationState,
    SessionState,
    Track,
)
from app.queries.training.taking_part.route import (
    chosen_by,
    own_routes,
    route_of_participant,
    routes_to_see,
)
from app.queries.training.taking_part.sharing import routes_shown_at
from app.services.training.taking_part.routing import (
    choose_module,
    drop_module,
    let_look_along,
    mark_module,
    stop_looking_along,
)
from tests.factories.people import post
from tests.factories.training import make_module, make_programme, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def builder(db):
    return make_viewer(roles=(Role.BUILDER,))


@pytest.fixture
def programme(db):
    return make_programme(title="Verdieping", track=Track.DEEPENING, electives=2)


@pytest.fixture
def electives(programme):
    make_module(programme, title="Basis")
    return [make_module(programme, kind=ModuleKind.ELECTIVE, title=f"Keuze {name}") for name in "abc"]


def chosen(viewer):
    return [[module.title for module in route.chosen] for route in own_routes(viewer)]


def choose(viewer, *modules):
    for module in modules:
        choose_module(module_id=module.id, viewer=viewer)


def test_a_route_holds_as_many_as_the_programme_says_in_teaching_order(builder, programme, electives):
    a, b, c = electives
    choose(builder, c, a, a)
    assert chosen(builder) == [["Keuze a", "Keuze c"]]
    with pytest.raises(Invalid, match="Je koos er al 2"):
        choose(builder, b)

    drop_module(module_id=c.id, viewer=builder)
    choose(builder, b)
    assert chosen(builder) == [["Keuze a", "Keuze b"]]
    programme.electives = None
    choose(builder, c)
    assert chosen(builder) == [["Keuze a", "Keuze b", "Keuze c"]]


def test_only_an_elective_that_is_given_can_be_chosen(builder, programme, electives):
    electives[0].archived_at = clock.now()
    for module in (make_module(programme, title="Kern"), electives[0]):
        with pytest.raises(Invalid):
            choose(builder, module)


def test_she_says_what_is_done_and_sees_what_is_offered_when(builder, electives):
    a, b, _c = electives
    choose(builder, a, b)
    mark_module(module_id=a.id, done=True, viewer=builder)
    session = make_session(b, starts_at=clock.now() + timedelta(days=9))
    make_session(b, starts_at=clock.now() + timedelta(days=9), state=SessionState.CANCELLED)
    make_session(b, starts_at=clock.now() + timedelta(days=9), team_id=make_viewer().team_id)

    (route,) = own_routes(builder)
    assert route.done == 1
    assert [[line.id for line in module.coming] for module in route.modules] == [[], [session.id], []]
    mark_module(module_id=a.id, done=False, viewer=builder)
    assert own_routes(builder)[0].done == 0
    with pytest.raises(NotFound):
        mark_module(module_id=electives[2].id, done=True, viewer=builder)


def test_an_empty_route_leaves_no_row(db, builder, electives):
    choose(builder, electives[0])
    drop_module(module_id=electives[0].id, viewer=builder)
    assert not db.session.scalars(select(LearningRoute)).all()
    assert not db.session.scalars(select(LearningRouteModule)).all()


def test_a_route_is_seen_by_herself_and_who_gives_her_a_session_of_the_programme(
    db, browse, builder, electives
):
    trainer, gives_other, gives_no_more = (make_viewer(roles=(Role.TRAINER,)) for _each in range(3))
    choose(builder, electives[0])
    route_id = db.session.scalars(select(LearningRoute.id)).one()
    for viewer, module, state in (
        (trainer, electives[1], ParticipationState.SIGNED_UP),
        (gives_other, make_module(make_programme()), ParticipationState.SIGNED_UP),
        (gives_no_more, electives[1], ParticipationState.SIGNED_OFF),
    ):
        session = make_session(module, trainer_ids=(viewer.user_id,))
        came = Participation(session_id=session.id, user_id=builder.user_id, state=state)
        db.session.add(came)
    db.session.flush()
    others = [make_viewer(roles=(role,)) for role in Role]

    for viewer in (builder, trainer):
        assert route_of_participant(route_id, viewer).chosen[0].title == "Keuze a"
    for viewer in (gives_other, gives_no_more, *others):
        with pytest.raises(NotFound):
            route_of_participant(route_id, viewer)
        assert routes_to_see([builder.user_id], electives[0].programme_id, viewer) == {}
        status = browse(viewer).get(f"/leergang/routes/{route_id}").status_code
        assert status in {403, 404}
    with pytest.raises(NotFound):
        route_of_participant(route_id, replace(trainer, is_proven=False))
    page = browse(trainer).get(f"/leergang/routes/{route_id}").text
    assert builder.name in page
    assert "Haal weg" not in page


def test_others_read_numbers_in_fives_and_nothing_below(db, browse, electives):
    a, b, c = electives
    viewers = [make_viewer(roles=(Role.BUILDER,)) for _each in range(6)]
    for viewer in viewers:
        choose(viewer, a)
    for viewer in viewers[:4]:
        choose(viewer, b)
    assert chosen_by([a.id, b.id, c.id]) == {a.id: 6, b.id: 4, c.id: 0}
    reader = browse(make_viewer())

    texts = [reader.get(f"/leergang/modules/{module.id}").text for module in electives]
    for text, words in zip(texts, ("ongeveer 5", "minder dan 5", "minder dan 5"), strict=True):
        assert f"Op de leerroute van {words} collega" in text
    assert "minder dan 5" in browse(make_viewer(roles=(Role.COORDINATOR,))).get("/leergang/planning").text

    db.session.get_one(User, viewers[0].user_id).deactivated_at = clock.now()
    db.session.flush()
    assert chosen_by([a.id])[a.id] == 5


def test_the_page_works_with_buttons(browse, builder, electives):
    client = browse(builder)
    assert "Je hebt nog niets gekozen" in client.get("/leergang/route").text
    for module in electives:
        post(client, f"/leergang/route/{module.id}", {"what": "choose"})
    page = client.get("/leergang/route").text
    assert "Je koos er al 2" in page
    assert "Je koos 2 van de 2 keuzemodules" in page
    post(client, f"/leergang/route/{electives[0].id}", {"what": "done"})
    post(client, f"/leergang/route/{electives[1].id}", {"what": "drop"})
    assert "Gedaan, vandaag" in client.get("/leergang/route").text


def test_the_programme_says_how_many(browse, db, programme):
    planner = browse(make_viewer(roles=(Role.COORDINATOR,)))
    typed = {"title": programme.title, "track": "deepening", "electives": "5"}
    address = f"/leergang/{programme.id}/wijzig"

    post(planner, address, typed)
    assert db.session.get_one(type(programme), programme.id, populate_existing=True).electives == 5
    for wrong in ("veel", "0", "51"):
        answer = post(planner, address, typed | {"electives": wrong})
        assert answer.status_code == 422
        assert 'id="electives-error"' in answer.text


@pytest.mark.parametrize("role", [Role.MEMBER, Role.MANAGER, Role.PRIVACY])
def test_others_have_no_route(electives, role):
    with pytest.raises(NotAllowed):
        choose(make_viewer(roles=(role,)), electives[0])


def test_without_sign_up_she_lets_the_trainers_of_a_session_look_along_and_takes_that_back(
    builder, programme, electives
):
    trainer, other = make_viewer(roles=(Role.TRAINER,)), make_viewer(roles=(Role.TRAINER,))
    session = make_session(electives[0], trainer_ids=(trainer.user_id,))
    make_session(electives[1], trainer_ids=(other.user_id,))
    choose(builder, electives[0])
    (route,) = own_routes(builder)
    assert not route.lookers
    assert session.id in {line.id for line in route.to_choose}

    for _time in range(2):
        let_look_along(session_id=session.id, viewer=builder)

    (route,) = own_routes(builder)
    assert [(one.session.id, one.by_choice) for one in route.lookers] == [(session.id, True)]
    assert session.id not in {line.id for line in route.to_choose}
    ((name, route_id),) = routes_shown_at(session.id, trainer)
    assert name == builder.name
    assert route_of_participant(route_id, trainer).whose == builder.name
    for stranger in (other, replace(trainer, is_proven=False), make_viewer(roles=(Role.COORDINATOR,))):
        assert not routes_shown_at(session.id, stranger)
        with pytest.raises(NotFound):
            route_of_participant(route_id, stranger)

    stop_looking_along(session_id=session.id, viewer=builder)
    assert not routes_shown_at(session.id, trainer)
    with pytest.raises(NotFound):
        route_of_participant(route_id, trainer)


def test_nobody_looks_along_by_a_session_of_another_team_or_without_a_colleague_who_gives_it(
    builder, programme, electives
):
    trainer = make_viewer(roles=(Role.TRAINER,))
    of_others = make_session(electives[0], trainer_ids=(trainer.user_id,), team_id=trainer.team_id)
    from_outside = make_session(electives[0], organisations=("Buurtacademie",))
    elsewhere = make_session(trainer_ids=(trainer.user_id,))
    choose(builder, electives[0])

    for session in (of_others, from_outside, elsewhere):
        with pytest.raises((Invalid, NotFound)):
            let_look_along(session_id=session.id, viewer=builder)
    assert not own_routes(builder)[0].to_choose


def test_a_route_of_nothing_is_shown_to_nobody(builder, programme, electives):
    trainer = make_viewer(roles=(Role.TRAINER,))
    session = make_session(electives[0], trainer_ids=(trainer.user_id,))

    with pytest.raises(Invalid, match="Kies eerst een module"):
        let_look_along(session_id=session.id, viewer=builder)


def test_she_chooses_on_her_page_who_looks_along(builder, programme, electives, browse):
    trainer = make_viewer(roles=(Role.TRAINER,))
    session = make_session(electives[0], trainer_ids=(trainer.user_id,))
    choose(builder, electives[0])
    client, address = browse(builder), "/leergang/route/meekijken"

    assert "Nu kijkt niemand mee" in client.get("/leergang/route").text
    post(client, address, {"session": session.id, "what": "share"})
    page = client.get("/leergang/route").text
    assert "Jij koos dit." in page
    assert trainer.name not in page, "who gives a session is told by name to trainers alone"
    assert builder.name in browse(trainer).get(f"/leergang/bijeenkomsten/{session.id}").text
    post(client, address, {"session": session.id, "what": "stop"})
    assert "Nu kijkt niemand mee" in client.get("/leergang/route").text
    assert builder.name not in browse(trainer).get(f"/leergang/bijeenkomsten/{session.id}").text
