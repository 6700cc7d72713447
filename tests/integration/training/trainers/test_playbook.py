"""The draaiboek of a module: versions that stay, two who write at once, and what trainers learnt."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.people import OwnText, Role
from app.queries.training.trainers.playbook import playbook
from app.services.training.trainers.playbook import learn, write_playbook
from tests.factories.people import post
from tests.factories.training import local_time, make_module, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def trainer(db):
    return make_viewer(roles=(Role.TRAINER,))


@pytest.fixture
def module(db):
    return make_module()


def write(module, viewer, text, base, change=""):
    return write_playbook(module_id=module.id, base_number=base, text=text, change=change, viewer=viewer)


def test_every_version_stays_and_the_newest_is_shown(trainer, module):
    write(module, trainer, "Eerst koffie.", 0)
    write(module, trainer, "Eerst thee.", 1, "Geen koffie meer.")
    write(module, trainer, "Eerst thee.", 2)

    found = playbook(module.id, trainer)
    assert [one.number for one in found.versions] == [2, 1]
    assert (found.shown.text, found.is_newest) == ("Eerst thee.", True)
    assert playbook(module.id, trainer, number=1).shown.text == "Eerst koffie."
    with pytest.raises(NotFound):
        playbook(module.id, trainer, number=3)


def test_a_version_that_was_made_from_an_older_one_is_refused_with_the_newest(trainer, module):
    write(module, trainer, "Eerst koffie.", 0)
    with pytest.raises(EditConflict) as conflict:
        write(module, trainer, "Eerst water.", 0)
    assert conflict.value.current.text == "Eerst koffie."


def test_the_form_shows_what_the_colleague_wrote_and_keeps_what_was_typed(browse, trainer, module):
    client, address = browse(trainer), f"/leergang/modules/{module.id}/draaiboek"
    assert "Er is nog geen draaiboek" in client.get(address).text
    post(client, f"{address}/wijzig", {"version": "0", "text": "Eerst koffie.\nDan een rondje."})
    assert "Eerst koffie.\nDan een rondje." in client.get(address).text

    stale = post(client, f"{address}/wijzig", {"version": "0", "text": "Eerst water."})
    assert stale.status_code == 409
    assert "Eerst koffie." in stale.text
    assert "Eerst water.</textarea>" in stale.text
    assert 'name="version" value="1"' in stale.text
    post(client, f"{address}/wijzig", {"version": "1", "text": "Eerst water.", "change": "Gezonder"})
    assert "Gezonder" in client.get(address).text
    assert "Dit is een oude versie" in client.get(f"{address}?versie=1").text


def test_what_trainers_learnt_is_kept_without_a_name_and_once(browse, trainer, module):
    key = uuid4()
    for _time in range(2):
        learn(module_id=module.id, said="Neem stiften mee.", client_key=key, viewer=trainer)
    assert [one.said for one in playbook(module.id, trainer).lessons] == ["Neem stiften mee."]
    with pytest.raises(Invalid):
        learn(module_id=module.id, said="x", client_key=uuid4(), viewer=trainer)
    other = make_viewer(roles=(Role.TRAINER,))
    page = browse(other).get(f"/leergang/modules/{module.id}/draaiboek").text
    assert "Neem stiften mee." in page
    assert trainer.name not in page


def test_a_text_with_a_telephone_number_is_asked_about(browse, trainer, module):
    address = f"/leergang/modules/{module.id}/draaiboek"
    for end, field in (("wijzig", "text"), ("geleerd", "said")):
        typed = {field: "Bel 06 12345678", "version": "0", "client_key": uuid4()}
        answer = post(browse(trainer), f"{address}/{end}", typed)
        assert answer.status_code == 422
        assert f'id="{field}-error"' in answer.text


@pytest.mark.parametrize("role", [Role.MEMBER, Role.BUILDER, Role.MANAGER])
def test_others_neither_read_nor_write_it(browse, module, role):
    viewer = make_viewer(roles=(role,))
    with pytest.raises(NotAllowed):
        write(module, viewer, "Tekst", 0)
    assert browse(viewer).get(f"/leergang/modules/{module.id}/draaiboek").status_code == 403
    assert "Draaiboek" not in browse(viewer).get(f"/leergang/modules/{module.id}").text


def test_who_is_new_begins_with_the_words_of_the_organisation_and_the_next_basic_session(browse, db, module):
    viewer = make_viewer()
    client = browse(viewer)
    assert "Voor jouw team staat er nu niets gepland" in client.get("/leergang/begin-hier").text
    db.session.add(OwnText(name="training_start", text="Welkom bij ons."))
    make_session(module, starts_at=local_time(2026, 11, 5, 9, 30), team_id=viewer.team_id)
    db.session.flush()

    page = client.get("/leergang/begin-hier").text
    assert "Welkom bij ons." in page
    assert "donderdag 5 november" in page
    assert "Mijn leerroute" not in page
    assert 'href="/leergang/begin-hier"' in client.get("/leergang").text
