"""A new record that looks like one that only another team may see."""

from __future__ import annotations

import pytest
import time_machine
from sqlalchemy import select

from app.models.record import Lookalike, Precision, Visibility
from app.queries.record.duplicates.notices import notices_for
from app.services.record.ties.noticing import notice_hidden
from tests.factories.viewers import make_viewer
from tests.integration.record.duplicates.conftest import HERE, at, saves, typed, warned

EAST = (HERE[0] + 60, HERE[1])
SAID = "heeft hier iets wat erop lijkt, maar dat is niet voor iedereen te zien. We geven het door."
SENSITIVE = {"sensitive": True, "precision": Precision.BUURT}


@pytest.fixture
def hidden(sanne):
    """Seen by Team Hamrik alone."""
    return at(sanne.viewer, HERE, name="Praatgroep Lichtpunt", visibility=Visibility.TEAM)


def said(colleague, form) -> str:
    answer = saves(colleague, form)
    assert answer.status_code == 302
    return colleague.browser.get(answer.location).get_data(as_text=True)


def kept(db) -> list[int]:
    return list(db.session.scalars(select(Lookalike.other_id).order_by(Lookalike.asset_id)))


def test_only_after_saving_she_hears_which_team_and_no_name(noor, hidden, db):
    assert not warned(noor, typed("Praatgroep Lichtpunt", EAST))

    page = said(noor, typed("Praatgroep het lichtpunt", EAST))

    assert f"Team Hamrik {SAID}" in page
    assert "Praatgroep Lichtpunt" not in page
    assert kept(db) == [hidden.id]


def test_what_is_sensitive_is_told_to_its_keepers_and_to_nobody_else(sanne, noor, db):
    hidden = at(sanne.viewer, HERE, name="Praatgroep rouw", visibility=Visibility.TEAM, **SENSITIVE)

    page = said(noor, typed("Praatgroep rouw", EAST))

    assert SAID not in page
    assert kept(db) == [hidden.id]
    assert [one.other_name for one in notices_for(sanne.viewer)] == ["Praatgroep rouw"]


def test_the_buurt_counts_and_no_distance(noor, hidden, db):
    """From the far corner of the buurt the answer is as near by, and across its border there is none."""
    assert SAID in said(noor, typed("Praatgroep Lichtpunt", (232_050.0, 582_050.0)))
    assert SAID not in said(noor, typed("Praatgroep Lichtpunt", (233_600.0, 583_000.0)))


def test_who_goes_on_asking_hears_no_more_that_day(noor, hidden, db):
    def heard() -> str:
        made = at(noor.viewer, EAST, name="Praatgroep Lichtpunt")
        return notice_hidden(asset_id=made.id, viewer=noor.viewer)

    today = [heard() for _ in range(5)]
    with time_machine.travel("2026-10-02 10:00"):
        tomorrow = heard()

    assert today == ["Team Hamrik"] * 3 + ["", ""]
    assert tomorrow == "Team Hamrik"
    assert len(kept(db)) == 6


def test_a_form_that_is_sent_again_asks_nothing_twice(noor, hidden, db):
    form = typed("Praatgroep Lichtpunt", EAST)
    saves(noor, form)
    saves(noor, form)

    assert len(kept(db)) == 1


def test_the_keeping_team_sees_it_on_its_start_page_and_puts_it_away(sanne, noor, hidden, db):
    said(noor, typed("Praatgroep het lichtpunt", EAST))
    notice = notices_for(sanne.viewer)[0]
    compare = f"/buurtkrachten/{notice.asset_id}/vergelijk/{hidden.id}"

    page = sanne.browser.get("/start").get_data(as_text=True)
    assert "Een ander team zette iets op de kaart dat lijkt op Praatgroep Lichtpunt" in page
    assert compare in page
    assert "Gezien" in sanne.browser.get(compare).get_data(as_text=True)
    answer = sanne.browser.post(compare, data={"answer": "seen"}, follow_redirects=True)

    assert "Goed. We vragen het niet meer." in answer.get_data(as_text=True)
    assert compare not in answer.get_data(as_text=True)


def test_nobody_else_sees_the_notice_or_the_pair_or_puts_it_away(noor, hidden, db):
    said(noor, typed("Praatgroep het lichtpunt", EAST))
    new_id = db.session.scalars(select(Lookalike.asset_id)).one()
    compare = f"/buurtkrachten/{new_id}/vergelijk/{hidden.id}"

    assert notices_for(noor.viewer) == notices_for(make_viewer()) == ()
    assert noor.browser.get(compare).status_code == 404
    for answer in ("different", "seen", ""):
        assert noor.browser.post(compare, data={"answer": answer}).status_code == 404
    assert db.session.scalars(select(Lookalike.put_away_at)).one() is None


def test_a_pair_that_was_called_different_gives_no_notice(sanne, noor, hidden, db):
    said(noor, typed("Praatgroep het lichtpunt", EAST))
    notice = notices_for(sanne.viewer)[0]

    sanne.browser.post(
        f"/buurtkrachten/{notice.asset_id}/vergelijk/{notice.other_id}", data={"answer": "different"}
    )

    assert notices_for(sanne.viewer) == ()
