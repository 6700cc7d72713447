"""The forms of the leergang: what is typed is never lost, also not when a colleague was faster."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from justhtml import JustHTML
from sqlalchemy import select

from app.models.people import Role
from app.models.training import Module, Programme, Session
from app.queries.training.programmes import current_modules
from tests.factories.people import post
from tests.factories.training import local_time, make_module, make_programme, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,))


@pytest.fixture
def client(browse, coordinator):
    return browse(coordinator)


@pytest.fixture
def session(db):
    return make_session(
        starts_at=local_time(2026, 10, 7, 9, 30), place="Buurthuis", organisations=("Buurtacademie",)
    )


def filled_in(page):
    """The fields of the (only) form with a csrf token of its own, as a browser would post them."""
    forms = JustHTML(page, sanitize=False).query("form")
    form = next(form for form in forms if form.query("#title, #module"))
    values = {}
    for field in form.query("input, select, textarea"):
        name, kind = field.attrs.get("name"), field.attrs.get("type")
        if kind in {"radio", "checkbox"} and "checked" not in field.attrs:
            continue
        if field.name == "select":
            chosen = [option for option in field.query("option") if "selected" in option.attrs]
            values[name] = chosen[0].attrs["value"] if chosen else ""
        elif field.name == "textarea":
            values[name] = field.to_text()
        elif kind == "checkbox":
            values.setdefault(name, []).append(field.attrs["value"])
        else:
            values[name] = field.attrs.get("value", "")
    return values


def fresh(db, kind, **where):
    db.session.expire_all()
    return db.session.scalars(select(kind).filter_by(**where)).one()


def test_a_programme_gets_modules_in_the_order_of_the_buttons(client, db):
    made = post(
        client, "/leergang/nieuw", {"title": " Basis \x00training ", "track": "basic", "aim": "Samen."}
    )
    programme = fresh(db, Programme, title="Basis training")
    assert made.location == f"/leergang/{programme.id}/wijzig"

    for title in ("Zien", "Doen"):
        post(client, f"/leergang/{programme.id}/modules/nieuw", {"title": title, "kind": "core"})
    post(client, f"/leergang/modules/{fresh(db, Module, title='Doen').id}/verplaats", {"direction": "up"})

    assert [module.title for module in current_modules(fresh(db, Programme, id=programme.id))] == [
        "Doen",
        "Zien",
    ]
    page = client.get(f"/leergang/{programme.id}/wijzig").text
    assert page.rindex("Doen") < page.rindex("Zien")


@pytest.mark.parametrize(
    "path", ["/leergang/nieuw", "/leergang/{0.id}/wijzig", "/leergang/{0.id}/modules/nieuw"]
)
def test_a_refused_form_says_what_is_missing_and_keeps_what_was_typed(client, db, path):
    programme = make_programme()

    answer = post(client, path.format(programme), {"title": "ab", "aim": "Wat ik al had geschreven"})

    assert answer.status_code == 422
    assert "Vul een naam in van minstens 3 letters." in answer.text
    assert "Nog 2 dingen" in answer.text
    assert "Wat ik al had geschreven" in answer.text
    JustHTML(answer.text, strict=True)


def test_a_session_is_planned_on_the_clock_of_the_netherlands(client, coordinator, db):
    trainer = make_viewer(roles=(Role.TRAINER,))
    module = make_module()

    answer = post(
        client,
        "/leergang/bijeenkomsten/nieuw",
        {
            "module": module.id, "team": coordinator.team_id, "day": "2026-10-24", "starts_at": "09:30",
            "ends_at": "11.00", "place": "Grote zaal", "trainers": [trainer.user_id],
            "organisations": "Buurtacademie\r\nHanze", "state": "active", "participants": "",
        },
    )  # fmt: skip

    stored = fresh(db, Session, module_id=module.id)
    assert answer.location == f"/leergang/bijeenkomsten/{stored.id}"
    assert stored.starts_at == datetime(2026, 10, 24, 7, 30, tzinfo=UTC)
    assert stored.ends_at == datetime(2026, 10, 24, 9, 0, tzinfo=UTC)
    assert {each.user_id or each.organisation for each in stored.trainers} == {
        trainer.user_id,
        "Buurtacademie",
        "Hanze",
    }


def test_a_night_in_which_the_clock_skips_an_hour_is_refused_at_the_time(client, db):
    values = {
        "module": make_module().id,
        "team": "open",
        "day": "2027-03-28",
        "starts_at": "02:30",
        "ends_at": "04:00",
        "state": "active",
    }

    answer = post(client, "/leergang/bijeenkomsten/nieuw", values)

    assert answer.status_code == 422
    assert 'id="starts_at-error"' in answer.text
    assert 'value="02:30"' in answer.text


def test_an_empty_session_form_names_every_field_that_is_needed(client):
    answer = post(client, "/leergang/bijeenkomsten/nieuw", {"participants": "veel"})

    assert answer.status_code == 422
    for field in ("module", "team", "day", "starts_at", "ends_at", "state", "participants"):
        assert f'id="{field}-error"' in answer.text
    assert 'value="veel"' in answer.text


def test_a_form_that_is_opened_and_saved_changes_nothing_but_the_version(client, db, session):
    path = f"/leergang/bijeenkomsten/{session.id}/wijzig"
    before = (
        session.starts_at,
        session.ends_at,
        session.place,
        session.state,
        session.team_id,
        session.module_id,
    )

    assert post(client, path, filled_in(client.get(path).text)).status_code == 302

    stored = fresh(db, Session, id=session.id)
    after = (stored.starts_at, stored.ends_at, stored.place, stored.state, stored.team_id, stored.module_id)
    assert after == before
    assert [each.organisation for each in stored.trainers] == ["Buurtacademie"]
    assert stored.version == 2


def test_two_colleagues_at_once_lose_nothing(client, db, session):
    path = f"/leergang/bijeenkomsten/{session.id}/wijzig"
    mine, theirs = filled_in(client.get(path).text), filled_in(client.get(path).text)
    post(client, path, {**theirs, "place": "Kantine", "day": "2026-10-08"})

    answer = post(client, path, {**mine, "place": "Zolder", "organisations": "Buurtacademie\nHanze"})

    assert answer.status_code == 409
    JustHTML(answer.text, strict=True)
    assert "Een collega veranderde dit ook" in answer.text
    assert "Kantine" in answer.text
    again = filled_in(answer.text)
    assert (again["place"], again["day"], again["version"]) == ("Zolder", "2026-10-08", "2")
    assert again["organisations"].split() == ["Buurtacademie", "Hanze"]
    assert fresh(db, Session, id=session.id).place == "Kantine"

    assert post(client, path, again).status_code == 302
    stored = fresh(db, Session, id=session.id)
    assert (stored.place, stored.starts_at.day) == ("Zolder", 8)


def test_a_form_whose_memory_was_tampered_with_shows_every_difference(client, db, session):
    path = f"/leergang/bijeenkomsten/{session.id}/wijzig"
    mine = filled_in(client.get(path).text)
    post(client, path, {**mine, "place": "Kantine"})

    answer = post(client, path, {**mine, "base": "x.y", "place": "Zolder"})

    assert answer.status_code == 409
    assert "Kantine" in answer.text
    assert filled_in(answer.text)["place"] == "Zolder"


def test_a_trainer_stands_in_her_own_form_already(browse, db):
    trainer = make_viewer(roles=(Role.TRAINER,))
    module = make_module()

    values = filled_in(browse(trainer).get(f"/leergang/bijeenkomsten/nieuw?module={module.id}").text)

    assert values["trainers"] == [str(trainer.user_id)]
    assert values["module"] == str(module.id)
