"""Who may open and do what: every route of the leergang, for every role and for strangers."""

from __future__ import annotations

import pytest

from app.models.people import Role
from app.policy import ROLES_WITH, STAFF
from app.web.training.blueprint import bp
from tests.factories.people import post
from tests.factories.training import make_module, make_session
from tests.factories.viewers import make_viewer

PLANNERS = frozenset({Role.COORDINATOR, Role.ADMIN})
GIVERS = PLANNERS | {Role.TRAINER}
FOLLOWERS = frozenset({Role.BUILDER, Role.TRAINER, Role.COORDINATOR})
RECORDERS = STAFF - {Role.PRIVACY}
ROUTES = (
    ("training.overview", "GET", "/leergang", STAFF),
    ("training.giving", "GET", "/leergang/geven", GIVERS),
    ("training.planning", "GET", "/leergang/planning", PLANNERS),
    ("training.new_programme", "GET", "/leergang/nieuw", PLANNERS),
    ("training.save_new_programme", "POST", "/leergang/nieuw", PLANNERS),
    ("training.edit_programme", "GET", "/leergang/{programme}/wijzig", PLANNERS),
    ("training.save_programme", "POST", "/leergang/{programme}/wijzig", PLANNERS),
    ("training.put_programme_away", "POST", "/leergang/{programme}/archief", PLANNERS),
    ("training.show_module", "GET", "/leergang/modules/{module}", STAFF),
    ("training.new_module", "GET", "/leergang/{programme}/modules/nieuw", PLANNERS),
    ("training.save_new_module", "POST", "/leergang/{programme}/modules/nieuw", PLANNERS),
    ("training.edit_module", "GET", "/leergang/modules/{module}/wijzig", PLANNERS),
    ("training.save_module", "POST", "/leergang/modules/{module}/wijzig", PLANNERS),
    ("training.reorder_module", "POST", "/leergang/modules/{module}/verplaats", PLANNERS),
    ("training.put_module_away", "POST", "/leergang/modules/{module}/archief", PLANNERS),
    ("training.show_session", "GET", "/leergang/bijeenkomsten/{session}", STAFF),
    ("training.new_session", "GET", "/leergang/bijeenkomsten/nieuw", GIVERS),
    ("training.save_new_session", "POST", "/leergang/bijeenkomsten/nieuw", GIVERS),
    ("training.edit_session", "GET", "/leergang/bijeenkomsten/{session}/wijzig", PLANNERS),
    ("training.save_session", "POST", "/leergang/bijeenkomsten/{session}/wijzig", PLANNERS),
    ("training.sign_up_for", "POST", "/leergang/bijeenkomsten/{session}/aanmelden", STAFF),
    ("training.sign_off_from", "POST", "/leergang/bijeenkomsten/{session}/afmelden", STAFF),
    ("training.tap_person", "POST", "/leergang/bijeenkomsten/{session}/erbij", GIVERS),
    ("training.begin_here", "GET", "/leergang/begin-hier", STAFF),
    ("training.list_proposals", "GET", "/leergang/voorstellen", STAFF),
    ("training.make_proposal", "POST", "/leergang/voorstellen", RECORDERS),
    ("training.support_proposal", "POST", "/leergang/voorstellen/1/steun", RECORDERS),
    ("training.show_proposal", "GET", "/leergang/voorstellen/1", PLANNERS),
    ("training.answer_to_proposal", "POST", "/leergang/voorstellen/1", PLANNERS),
    ("training.show_playbook", "GET", "/leergang/modules/{module}/draaiboek", GIVERS),
    ("training.edit_playbook", "GET", "/leergang/modules/{module}/draaiboek/wijzig", GIVERS),
    ("training.save_playbook", "POST", "/leergang/modules/{module}/draaiboek/wijzig", GIVERS),
    ("training.add_lesson", "POST", "/leergang/modules/{module}/draaiboek/geleerd", GIVERS),
    ("training.own_route", "GET", "/leergang/route", FOLLOWERS),
    ("training.share_route", "POST", "/leergang/route/meekijken", FOLLOWERS),
    ("training.change_route", "POST", "/leergang/route/{module}", FOLLOWERS),
    ("training.show_route", "GET", "/leergang/routes/1", GIVERS),
    ("training.show_rollout", "GET", "/leergang/uitrol", PLANNERS | {Role.MANAGER}),
    ("training.download_rollout", "GET", "/leergang/uitrol/download", PLANNERS | {Role.MANAGER}),
    ("training.set_rollout", "POST", "/leergang/uitrol", PLANNERS),
    ("training.open_session", "GET", "/leergang/bijeenkomsten/{session}/openen", PLANNERS),
    ("training.open_on_screen", "GET", "/leergang/bijeenkomsten/{session}/openen/scherm", PLANNERS),
    ("training.print_opening", "GET", "/leergang/bijeenkomsten/{session}/openen.pdf", PLANNERS),
    ("training.offering", "GET", "/leergang/zelf-geven", RECORDERS),
    ("training.offer", "POST", "/leergang/modules/{module}/zelf-geven", RECORDERS),
    ("training.trainers", "GET", "/leergang/trainers", PLANNERS),
    ("training.set_qualification", "POST", "/leergang/trainers", PLANNERS),
    ("training.make_claim", "POST", "/buurtkrachten/1/verband", RECORDERS),
    ("training.withdraw_claim", "POST", "/leergang/verband/1/weg", RECORDERS),
    ("training.claim_tie", "GET", "/verbindingen/1/verband", RECORDERS),
    ("training.make_tie_claim", "POST", "/verbindingen/1/verband", RECORDERS),
    ("training.claim_step", "GET", "/leergang/vervolgstappen/1/verband", RECORDERS),
    ("training.make_step_claim", "POST", "/leergang/vervolgstappen/1/verband", RECORDERS),
    ("training.ask_action", "GET", "/leergang/bijeenkomsten/{session}/vervolgstap", RECORDERS),
    ("training.make_action", "POST", "/leergang/bijeenkomsten/{session}/vervolgstap", RECORDERS),
    ("training.show_action", "GET", "/leergang/vervolgstappen/1", RECORDERS),
    ("training.answer_action", "POST", "/leergang/vervolgstappen/1", RECORDERS),
    ("training.untie_grown", "POST", "/leergang/vervolgstappen/1/losmaken", RECORDERS),
    ("training.reading", "GET", "/leergang/meelezen", RECORDERS),
    ("training.read_claim", "POST", "/leergang/meelezen/1", RECORDERS),
    ("training.show_chain", "GET", "/opbrengst", STAFF),
    ("training.show_behind", "GET", "/opbrengst/achter?wat=sessions", STAFF),
    ("training.download_chain", "GET", "/opbrengst/download?format=csv", STAFF),
    ("training.list_outcomes", "GET", "/opbrengst/verhalen", STAFF),
    ("training.new_outcome", "GET", "/opbrengst/nieuw", RECORDERS),
    ("training.save_outcome", "POST", "/opbrengst/nieuw", RECORDERS),
    ("training.show_outcome", "GET", "/opbrengst/1", STAFF),
    ("training.add_evidence", "POST", "/opbrengst/1/onderbouwing", RECORDERS),
    ("training.show_evidence_photo", "GET", "/opbrengst/1/foto/1", STAFF),
    ("training.add_evidence_photo", "POST", "/opbrengst/1/foto", RECORDERS),
    ("training.remove_evidence", "POST", "/opbrengst/1/onderbouwing/1/weg", RECORDERS),
    ("training.remove_outcome", "POST", "/opbrengst/1/weg", RECORDERS),
    ("training.edit_outcome", "GET", "/opbrengst/1/wijzig", RECORDERS),
    ("training.change_outcome", "POST", "/opbrengst/1/wijzig", RECORDERS),
)
"""Endpoint, method, path and the roles that are let in; a trainer edits only what she gives."""
FOR_ANYBODY = {"training.public_overview", "training.show_public_module"}
"""What strangers read too, once the organisation opened it: see test_public.py."""


@pytest.fixture
def paths(db):
    module = make_module()
    session = make_session(module)
    return {"programme": module.programme_id, "module": module.id, "session": session.id}


def send(client, method, path):
    return client.get(path) if method == "GET" else post(client, path, {"archived": "no"})


def test_the_list_of_routes_is_complete(app):
    known = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{bp.name}.")}

    assert known == {endpoint for endpoint, *_rest in ROUTES} | FOR_ANYBODY


def test_a_route_refuses_before_its_service_does(app):
    for endpoint, _method, _path, roles in ROUTES:
        let_in = ROLES_WITH[app.view_functions[endpoint].permission]
        assert roles <= let_in <= roles | {Role.TRAINER}, endpoint


@pytest.mark.parametrize("role", sorted(Role))
def test_a_role_is_let_in_where_it_belongs_and_refused_elsewhere(browse, paths, role):
    client = browse(make_viewer(roles=(role,)))

    answers = {
        endpoint: send(client, method, path.format(**paths)).status_code
        for endpoint, method, path, _roles in ROUTES
    }

    refused = {endpoint for endpoint, status in answers.items() if status == 403}
    assert refused == {endpoint for endpoint, _method, _path, roles in ROUTES if role not in roles}
    assert {status for status in answers.values() if status != 403} <= {200, 302, 404, 422}


def test_a_stranger_is_sent_to_sign_in_and_changes_nothing(app, db, paths):
    from tests.browsing import another

    for _endpoint, method, path, _roles in ROUTES:
        answer = send(another(app), method, path.format(**paths))
        assert answer.status_code == 302
        assert answer.location.startswith("/inloggen")


def test_a_trainer_edits_the_session_that_she_gives(browse, db):
    trainer = make_viewer(roles=(Role.TRAINER,))
    own, other = make_session(trainer_ids=(trainer.user_id,)), make_session()
    client = browse(trainer)

    assert client.get(f"/leergang/bijeenkomsten/{own.id}/wijzig").status_code == 200
    assert client.get(f"/leergang/bijeenkomsten/{other.id}/wijzig").status_code == 403
    assert "Wijzig" in client.get(f"/leergang/bijeenkomsten/{own.id}").text
    assert "Wijzig" not in client.get(f"/leergang/bijeenkomsten/{other.id}").text


@pytest.mark.parametrize(
    ("role", "views"),
    [
        (Role.MEMBER, ("Overzicht", "Opbrengst")),
        (Role.TRAINER, ("Overzicht", "Opbrengst", "Geven")),
        (Role.COORDINATOR, ("Overzicht", "Opbrengst", "Geven", "Planning")),
    ],
)
def test_the_menu_of_the_leergang_shows_only_what_may_be_opened(browse, role, views):
    page = browse(make_viewer(roles=(role,))).get("/leergang").text

    for name in ("Overzicht", "Opbrengst", "Geven", "Planning"):
        assert (f"<span>{name}</span>" in page) is (name in views)


@pytest.mark.parametrize(
    "path",
    [
        "/leergang/modules/999999",
        "/leergang/bijeenkomsten/999999",
        "/leergang/999999/wijzig",
        "/leergang/bijeenkomsten/999999/wijzig",
    ],
)
def test_what_is_not_there_is_404(browse, path):
    assert browse(make_viewer(roles=(Role.ADMIN,))).get(path).status_code == 404
