"""Hoor ik vaker and Buurtvragen by hand, without a script."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, select

from app import clock
from app.models.partners import Question, Signal
from app.models.people import Role
from tests.browsing import another
from tests.factories.partners import THEME, make_question, make_signals
from tests.factories.people import make_user, post, sign_in
from tests.integration.partners.conftest import HAMRIK, LAANZICHT, WIERDE


def hear(browser, **over):
    told = {"theme": THEME, "buurt": HAMRIK, "said": "", "client_key": str(uuid4())} | over
    return post(browser, "/signalen/nieuw", told)


def counted(db, what) -> int:
    return db.session.scalar(select(func.count()).select_from(what))


def test_the_form_offers_the_buurten_of_the_team_as_buttons_and_all_others_in_a_list(inside):
    page = inside.get("/signalen/nieuw").text
    buttons = page.partition("<main")[2].partition("<details")[2]
    assert f'name="buurt" value="{HAMRIK}"' in page
    assert f'name="buurt" value="{LAANZICHT}"' not in page
    assert f'<option value="{LAANZICHT}">' in buttons
    assert f'name="buurt" value="{LAANZICHT}"' in inside.get(f"/signalen/nieuw?buurt={LAANZICHT}").text


def test_two_taps_keep_it_and_it_can_be_undone_for_ten_minutes_in_this_browser_only(inside, outside, db):
    kept = hear(inside)
    assert kept.status_code == 302
    page = inside.get(kept.location).text
    assert "Bewaard. Dank je." in page
    assert "Groen en duurzaam in Hamrik" in page
    assert "Ongedaan maken" in page
    assert "Ongedaan maken" not in outside.get(kept.location).text
    post(outside, "/signalen/terug", {})
    assert counted(db, Signal) == 1

    assert "Ongedaan gemaakt." in inside.get(post(inside, "/signalen/terug", {}).location).text
    assert counted(db, Signal) == 0
    hear(inside)
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert "Ongedaan maken" not in inside.get("/vragen").text
        post(inside, "/signalen/terug", {})
    assert counted(db, Signal) == 1


def test_what_is_missing_or_personal_is_told_and_what_was_typed_stays(inside, db):
    refused = hear(inside, theme="", said="Het is hier stil.")
    assert refused.status_code == 422
    assert "Kies waar het over gaat." in refused.text
    assert "Het is hier stil." in refused.text
    assert f'value="{HAMRIK}"' in refused.text
    assert "Kies de buurt waar je dit hoort." in hear(inside, buurt="").text
    assert hear(inside, said="Bel 06 12345678 voor mevrouw Jansen").status_code == 422
    assert counted(db, Signal) == 0


def test_three_call_for_taking_it_up_on_the_start_page_of_its_builder_and_the_form_is_filled_in(
    inside, outside, builder, db
):
    make_signals(builder, 3, buurt=WIERDE, said="Ouders kennen elkaar niet.")
    start = inside.get("/start").text
    assert "Groen en duurzaam in De Wierde" in start
    assert "Samen oppakken?" in start
    assert "Samen oppakken?" not in outside.get("/start").text

    form = inside.get(f"/vragen/nieuw?theme={THEME}&buurt={WIERDE}").text
    assert "Dit is 3 keer gehoord in De Wierde." in form
    told = {
        "title": "Ouders kennen elkaar niet",
        "themes": THEME,
        "buurten": WIERDE,
        "client_key": str(uuid4()),
    }
    made = post(inside, "/vragen/nieuw", told)
    page = inside.get(made.location).text
    assert "3 keer gehoord" in page
    assert "Houdt dit bij</dt><dd>Team Hamrik" in page
    assert "Samen oppakken?" not in inside.get("/start").text
    assert "Ouders kennen elkaar niet" in inside.get("/start").text
    assert "Ouders kennen elkaar niet" in inside.get(f"/buurten/{WIERDE}").text


def test_one_like_it_is_shown_while_it_is_made(inside, builder):
    make_question(builder, buurt=HAMRIK, title="Er is geen plek voor ouders")
    part = inside.get(f"/vragen/lijken-op?themes={THEME}&buurten={WIERDE}").text
    assert "Er is geen plek voor ouders" in part
    assert "<html" not in part
    assert inside.get("/vragen/lijken-op").text.strip() == ""


def test_a_late_form_shows_both_and_keeps_what_was_typed(inside, builder, db):
    question = make_question(builder, buurt=HAMRIK)
    form = {"themes": THEME, "buurten": HAMRIK, "version": "1"}
    post(inside, f"/vragen/{question.id}/wijzig", form | {"title": "Van de collega"})

    late = post(inside, f"/vragen/{question.id}/wijzig", form | {"title": "Van mij, later"})
    assert late.status_code == 409
    assert 'value="Van mij, later"' in late.text
    assert "‘Van de collega’" in late.text
    assert 'name="version" type="hidden" value="2"' in late.text
    moved = post(
        inside, f"/vragen/{question.id}/stand", {"state": "busy", "version": "1", "why": "Wij gaan."}
    )
    assert moved.status_code == 409
    assert "Wij gaan." in moved.text


def test_who_does_not_hold_it_hears_it_too_and_changes_nothing(outside, builder, db):
    question = make_question(builder, buurt=HAMRIK)
    page = outside.get(f"/vragen/{question.id}").text
    assert "Hoor jij dit ook?" in page
    assert "Hoe staat het ervoor?" not in page
    assert outside.get(f"/vragen/{question.id}/wijzig").status_code == 403
    assert post(outside, f"/vragen/{question.id}/stand", {"state": "busy", "version": "1"}).status_code == 403
    told = {"said": "Hier ook.", "client_key": str(uuid4())}
    assert post(outside, f"/vragen/{question.id}/ook", told).status_code == 302
    assert "Hier ook." in outside.get(f"/vragen/{question.id}").text


def test_the_reason_is_asked_where_it_belongs(inside, builder, db):
    question = make_question(builder, buurt=HAMRIK)
    refused = post(inside, f"/vragen/{question.id}/stand", {"state": "not_needed", "version": "1"})
    assert refused.status_code == 422
    assert "Schrijf in één zin waarom het niet meer nodig is." in refused.text
    assert post(inside, f"/vragen/{question.id}/stand", {"state": "x", "version": "1"}).status_code == 422
    assert db.session.get_one(Question, question.id).version == 1


@pytest.mark.parametrize("tab", ["signalen", "open", "bezig", "opgepakt", "niet-nodig", "iets"])
def test_each_tab_says_what_to_do_when_there_is_nothing(inside, tab):
    page = inside.get(f"/vragen?toon={tab}").text
    assert "Hoor je iets vaker dan één keer?" in page


def test_a_wijk_shows_what_its_buurten_ask(inside, builder):
    make_question(builder, buurt=WIERDE, title="Vraag in De Wierde")
    assert "Vraag in De Wierde" in inside.get("/vragen?toon=open&buurt=WK001400").text
    assert "Vraag in De Wierde" not in inside.get(f"/vragen?toon=open&buurt={LAANZICHT}").text


def test_what_nobody_put_on_the_map_can_become_a_buurtvraag(inside, builder):
    assert 'href="/vragen/nieuw"' in inside.get("/lijst?q=rolstoelmoestuin").text
    chosen = f"theme={THEME}&buurt={HAMRIK}"
    assert f'href="/vragen/nieuw?{chosen}"'.replace("&", "&amp;") in inside.get(f"/lijst?{chosen}").text


def test_partners_see_nothing_of_it(app, db, builder):
    question = make_question(builder, buurt=HAMRIK)
    partner = another(app)
    sign_in(partner, make_user(roles=[Role.PARTNER.value]))
    for address in ("/vragen", f"/vragen/{question.id}", "/signalen/nieuw", "/vragen/nieuw"):
        assert partner.get(address).status_code == 403
    page = partner.get(f"/buurten/{HAMRIK}").text
    assert question.title not in page
    assert "Buurtvragen" not in page
    assert "Hoor ik vaker" not in partner.get("/start").text
    assert "/vragen/nieuw" not in partner.get("/lijst?q=rolstoelmoestuin").text


def test_the_map_counts_each_buurt_and_its_list_leads_to_them(inside, builder, other):
    make_signals(builder, 2, buurt=HAMRIK)
    make_signals(builder, buurt=HAMRIK, theme="geld-en-rondkomen")
    make_signals(other, buurt=LAANZICHT, ago=366)
    make_question(builder, buurt=WIERDE, themes=("geld-en-rondkomen",))
    page = inside.get("/vragen/kaart").text
    rows = re.findall(r'buurt=(BU\d+)">[^<]+</a></th><td class="number">(\d+)<', page)
    assert rows == [(HAMRIK, "3")]
    assert f"&#34;{HAMRIK}&#34;: 3" in page
    assert (
        f"toon=signalen&amp;theme={THEME}&amp;buurt={HAMRIK}"
        in inside.get(f"/vragen/kaart?theme={THEME}").text
    )
    assert f"toon=open&amp;buurt={WIERDE}" in inside.get("/vragen/kaart?toon=open").text
    assert "Niets met deze keuze." in inside.get(f"/vragen/kaart?toon=open&theme={THEME}").text
    assert 'href="/vragen/kaart?toon=open"' in inside.get("/vragen?toon=open").text


def test_the_page_of_a_team_shows_what_it_works_on(inside, builder, other):
    make_question(builder, buurt=HAMRIK, title="Ouders zoeken een plek")
    make_question(other, buurt=HAMRIK, title="Een vraag van een ander team")
    page = inside.get(f"/teams/{builder.team_id}").text
    assert "Ouders zoeken een plek" in page
    assert "Een vraag van een ander team" not in page
