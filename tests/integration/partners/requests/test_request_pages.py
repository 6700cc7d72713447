"""Verzoeken by hand, without a script: ask, answer, be told what is wrong, done together."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import func, select

from app import clock
from app.models.partners import ContactRequest, RequestMessage
from app.models.people import Role
from app.services.partners.answering import say
from tests.browsing import another
from tests.factories.partners import make_question, make_request
from tests.factories.people import make_user, post, sign_in
from tests.integration.partners.conftest import LAANZICHT


def ask(browser, asset, **over):
    told = {"text": "We zoeken een keuken.", "client_key": str(uuid4())} | over
    return post(browser, f"/buurtkrachten/{asset.id}/verzoek", told)


def send(browser, request, **over):
    told = {"what": "say", "text": "Dat kan.", "client_key": str(uuid4()), "version": request.version}
    return post(browser, f"/verzoeken/{request.id}", told | over)


def test_from_the_record_to_done_together(asking, keeping, asker, kitchen, group, db):
    make_question(asker, buurt=LAANZICHT, title="Samen eten kan hier niet")
    page = asking.get(f"/buurtkrachten/{kitchen.id}").text
    assert f'href="/buurtkrachten/{kitchen.id}/verzoek"' in page
    form = asking.get(f"/buurtkrachten/{kitchen.id}/verzoek").text
    assert "Samen eten kan hier niet" in form
    assert f'<option value="{group.id}">Jongeren van het veldje' in form
    assert "Zonder naam van een bewoner." in form
    made = ask(asking, kitchen, group=group.id)
    assert made.status_code == 302
    assert "Verstuurd naar Team Hamrik." in asking.get(made.location).text

    request = db.session.scalars(select(ContactRequest)).one()
    assert "1 verzoek wacht op jullie antwoord" in keeping.get("/start").text
    assert "Team Laanzicht" in keeping.get("/verzoeken").text
    assert send(keeping, request).status_code == 302
    assert "Een ander team schreef jullie terug" in asking.get("/start").text
    thread = asking.get(f"/verzoeken/{request.id}").text
    assert "Dat kan." in thread
    assert "in gesprek" in asking.get(f"/buurtkrachten/{kitchen.id}").text

    db.session.refresh(request)
    done = {"version": request.version, "client_key": str(uuid4())}
    assert post(asking, f"/verzoeken/{request.id}/samen-gedaan", done).status_code == 422
    post(asking, f"/verzoeken/{request.id}/samen-gedaan", done | {"group": group.id})
    assert "Jongeren van het veldje" in keeping.get(f"/buurtkrachten/{kitchen.id}").text
    ended = asking.get(f"/verzoeken/{request.id}").text
    assert f'href="/opbrengst/nieuw?buurtkracht={group.id}"' in ended
    assert "Verstuur<" not in ended


def test_no_screen_names_who_wrote(asking, keeping, asker, keeper, kitchen):
    request = make_request(asker, kitchen.id)
    send(keeping, request)
    assert keeper.name not in asking.get(f"/verzoeken/{request.id}").text
    assert asker.name not in keeping.get(f"/verzoeken/{request.id}").text.partition("<main")[2]


def test_keepers_read_where_requests_come_in_and_are_led_away_from_the_form(keeping, asker, kitchen):
    make_request(asker, kitchen.id)
    page = keeping.get(f"/buurtkrachten/{kitchen.id}").text
    assert "Wil een ander team contact" in page
    assert "Al 1 verzoek op dit moment." in page
    assert keeping.get(f"/buurtkrachten/{kitchen.id}/verzoek").status_code == 302
    assert ask(keeping, kitchen).status_code == 403


def test_the_load_stands_before_the_button(asking, third, kitchen):
    for _ in range(4):
        make_request(third, kitchen.id)
    page = asking.get(f"/buurtkrachten/{kitchen.id}").text
    assert page.index("Al 4 verzoeken op dit moment.") < page.index(f"/buurtkrachten/{kitchen.id}/verzoek")
    assert "lopen nu al 4 verzoeken" in asking.get(f"/buurtkrachten/{kitchen.id}/verzoek").text


def test_a_pause_shows_until_when_instead_of_a_button(asking, kitchen, db):
    from app.services.record.publishing import publish

    kitchen.no_requests_until = clock.today() + timedelta(days=30)
    db.session.flush()
    publish([kitchen.id])
    page = asking.get(f"/buurtkrachten/{kitchen.id}").text
    assert "Even geen nieuwe verzoeken, tot" in page
    assert "Kijk wat er nog meer is" in page
    assert f"/buurtkrachten/{kitchen.id}/verzoek" not in page
    assert asking.get(f"/buurtkrachten/{kitchen.id}/verzoek").status_code == 302
    late = ask(asking, kitchen, text="Mag het toch?")
    assert late.status_code == 422
    assert "Mag het toch?" in late.text


def test_without_a_keeper_it_says_so_and_who_may_help(asking, keeper, kitchen, db):
    from app.services.record.publishing import publish

    kitchen.steward_id = None
    db.session.flush()
    publish([kitchen.id])
    page = asking.get(f"/buurtkrachten/{kitchen.id}").text
    assert "Dit houdt nog geen team bij. Vraag het een opbouwwerker van Team Hamrik" in page
    assert ask(asking, kitchen).status_code == 403


def test_a_name_in_a_request_is_asked_about_in_its_own_words_and_may_stay(asking, kitchen, db):
    text = "Mevrouw Jansen zoekt een eettafel."
    refused = ask(asking, kitchen, text=text)
    assert refused.status_code == 422
    assert "Schrijf geen naam van de bewoner. Vertel wat die zoekt.</p>" in refused.text
    assert text in refused.text
    assert db.session.scalar(select(func.count()).select_from(ContactRequest)) == 0


def test_the_second_who_answers_keeps_her_words_and_gets_a_new_form(asking, keeping, asker, keeper, kitchen):
    request = make_request(asker, kitchen.id)
    say(request_id=request.id, base_version=1, client_key=uuid4(), text="Ja, dat kan.", viewer=keeper)
    late = send(keeping, request, version=1, text="Nee, sorry.", what="decline")
    assert late.status_code == 409
    assert "Er kwam net iets bij. Lees het eerst." in late.text
    assert "Ja, dat kan." in late.text
    assert "Nee, sorry.</textarea>" in late.text
    assert 'name="version" value="2"' in late.text


def test_nobody_else_reads_or_writes(elsewhere, app, asker, keeper, kitchen, db):
    request = make_request(asker, kitchen.id, text="Kanarie zoekt een keuken.")
    assert elsewhere.get(f"/verzoeken/{request.id}").status_code == 403
    assert send(elsewhere, request).status_code == 403
    assert "Kanarie" not in elsewhere.get("/verzoeken").text + elsewhere.get("/verzoeken?toon=van-ons").text
    for role in (Role.PRIVACY, Role.PARTNER):
        browser = another(app)
        sign_in(browser, make_user(roles=[role.value]))
        assert browser.get("/verzoeken").status_code == 403
        assert browser.get(f"/verzoeken/{request.id}").status_code == 403
    assert db.session.scalar(select(func.count()).select_from(RequestMessage)) == 1


def test_the_page_of_the_team_says_what_waits_too_long(keeping, asker, keeper, kitchen):
    address = f"/teams/{keeper.team_id}"
    make_request(asker, kitchen.id, ago=15)
    assert "1 verzoek wacht langer dan twee weken op antwoord." in keeping.get(address).text
    make_request(asker, kitchen.id, ago=15)
    assert "2 verzoeken wachten langer dan twee weken op antwoord." in keeping.get(address).text


def test_what_was_taken_away_is_told_in_words(asking, keeping, asker, keeper, kitchen):
    request = make_request(asker, kitchen.id)
    post(keeping, f"/buurtkrachten/{kitchen.id}/verwijder", {"because": "other"})
    page = asking.get(f"/verzoeken/{request.id}").text
    assert "Dit kaartje is weggehaald." in page
    assert "Verstuur<" not in page
    assert "Het kaartje is weggehaald" in asking.get("/verzoeken?toon=van-ons").text


def test_each_list_says_what_to_do_when_there_is_nothing(asking):
    assert "Geen open verzoeken." in asking.get("/verzoeken").text
    assert "Jullie vroegen nog niets." in asking.get("/verzoeken?toon=van-ons").text
