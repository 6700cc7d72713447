"""The place where a record meets is found by a part of its name, also without a script."""

from __future__ import annotations

from app.models.record import Visibility
from app.services.record.content import Where
from tests.factories.meeting import make_host
from tests.integration.record.editing.filling import save

IN_DE_WIERDE = (234_011.0, 583_022.0)


def found(browser, asset, name):
    return [
        host["name"] for host in browser.get(f"/buurtkrachten/{asset.id}/plekken?naam={name}").json["hosts"]
    ]


def test_a_part_of_the_name_will_do_and_what_only_a_team_sees_is_no_choice(browser, asset, keeper):
    make_host(keeper, name="Buurthuis De Vonk")
    make_host(keeper, name="Kerk 't Anker")
    make_host(keeper, name="Schuilvonk", visibility=Visibility.TEAM)
    make_host(keeper, name="Vonkenveld", where=Where(whole_municipality=True))

    assert found(browser, asset, "vonk") == ["Buurthuis De Vonk"]
    assert found(browser, asset, "ANKER") == ["Kerk 't Anker"]
    assert found(browser, asset, "%25") == ["Buurthuis De Vonk", "Kerk 't Anker"]
    assert found(browser, asset, "rolstoelmoestuin") == []


def test_the_nearest_come_first_wherever_the_name_of_their_buurt_stands(browser, asset, keeper, monkeypatch):
    monkeypatch.setattr("app.web.record.where.suggesting.SHOWN", 1)
    make_host(keeper, name="Vonk ver weg", where=Where(location=IN_DE_WIERDE))
    make_host(keeper, name="Vonk dichtbij")

    assert found(browser, asset, "vonk") == ["Vonk dichtbij"]


def test_without_a_script_the_name_narrows_the_list_and_nothing_typed_is_lost(browser, asset, keeper):
    vonk, anker = make_host(keeper, name="Buurthuis De Vonk"), make_host(keeper, name="Kerk 't Anker")
    answer = save(browser, asset, place="host", host_name="anker", summary="Elke dinsdag.")

    assert answer.status_code == 422
    assert f'<option value="{anker.id}">' in answer.text
    assert f'<option value="{vonk.id}">' not in answer.text
    assert "Elke dinsdag." in answer.text
    assert save(browser, asset, place="host", host_name="anker", meets_at=anker.id).status_code == 302
