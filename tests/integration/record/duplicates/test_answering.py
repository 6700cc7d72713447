"""The three answers, and what happens at saving when none was given."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models.record import (
    Asset,
    KnownFrom,
    Lookalike,
    NotDuplicate,
    Relation,
    RelationType,
    Verification,
    Visibility,
)
from app.queries.record.duplicates.near import similar_to
from app.services.record.ties.differing import call_different
from tests.integration.record.duplicates.conftest import HERE, at, saves, typed, warned

EAST = (HERE[0] + 60, HERE[1])
NAME = "Moestuin het kromme bed"
ASKED = "Er lijkt al iets te staan met bijna dezelfde naam, 60 meter verderop. Toch bewaren?"


def count(db, model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def newest(db) -> Asset:
    return db.session.scalars(select(Asset).order_by(Asset.id.desc()).limit(1)).one()


def says_it_is(colleague, asset, form):
    return colleague.browser.post(f"/buurtkrachten/{asset.id}/dit-is-m", data=form, follow_redirects=True)


def test_this_is_it_makes_one_check_and_nothing_else(noor, garden, db):
    form = typed(NAME, EAST, known_from="")
    before = count(db, Verification)

    pages = [says_it_is(noor, garden, form).get_data(as_text=True) for _ in range(2)]

    assert "Dank je. We hebben genoteerd dat het nog klopt. Er is niets dubbel gemaakt." in pages[0]
    assert [count(db, Asset), count(db, Relation), count(db, NotDuplicate)] == [1, 0, 0]
    assert count(db, Verification) == before + 1


@pytest.mark.parametrize(
    ("answer", "how"), [("seen", KnownFrom.SEEN), ("told", KnownFrom.TOLD), ("", KnownFrom.TOLD)]
)
def test_how_she_knows_counts_and_hearsay_is_what_we_take_it_for(noor, garden, db, answer, how):
    says_it_is(noor, garden, typed(NAME, EAST, known_from=answer))

    last = db.session.scalars(select(Verification).order_by(Verification.id.desc()).limit(1)).one()
    assert (last.how, last.by_team) == (how, noor.viewer.team_id)


def test_what_was_only_read_is_no_check(noor, garden, db):
    before = count(db, Verification)

    page = says_it_is(noor, garden, typed(NAME, EAST, known_from="read")).get_data(as_text=True)

    assert "Gelezen telt niet als check" in page
    assert count(db, Verification) == before


def test_it_belongs_to_it_makes_a_relation_when_the_record_is_there(noor, garden, db):
    saves(noor, typed("Theehuis Het Kromme Bed", EAST, part_of=[garden.id]))

    tie = db.session.scalars(select(Relation)).one()
    assert (tie.from_id, tie.to_id, tie.type) == (newest(db).id, garden.id, RelationType.PART_OF)


def test_something_else_is_remembered_when_the_record_is_there(noor, garden, db):
    saves(noor, typed(NAME, EAST, different=[garden.id]))

    pair = db.session.scalars(select(NotDuplicate)).one()
    assert (pair.low_id, pair.high_id) == (garden.id, newest(db).id)
    assert pair.by_team == noor.viewer.team_id


def test_what_was_answered_is_not_asked_again_on_the_form(noor, garden):
    assert not warned(noor, typed(NAME, EAST, different=[garden.id]))
    assert not warned(noor, typed(NAME, EAST, part_of=[garden.id]))


def test_saving_asks_once_more_and_keeps_what_was_typed(noor, garden, db):
    form = typed(NAME, EAST)

    answer = saves(noor, form)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert ASKED in page
    assert f'value="{NAME}"' in page
    assert form["client_key"] in page
    assert f'formaction="/buurtkrachten/{garden.id}/dit-is-m"' in page
    assert count(db, Asset) == 1


def test_saving_anyway_saves_and_calls_nothing_different(noor, garden, db):
    answer = saves(noor, typed(NAME, EAST, anyway="done"))

    assert answer.status_code == 302
    assert count(db, Asset) == 2
    assert count(db, NotDuplicate) == 0
    assert "/vastgelegd" in answer.location
    assert "/nieuw" in saves(noor, typed(NAME, EAST, anyway="another")).location


def test_without_a_script_one_answer_after_the_other_travels_with_the_form(sanne, noor, garden, db):
    tea = at(sanne.viewer, HERE, name="Kromme Bed", aware="yes")
    form = typed("Het Kromme Bed", EAST)
    first = saves(noor, {**form, "different": [garden.id]})

    page = first.get_data(as_text=True)
    assert first.status_code == 422
    assert f'<input type="hidden" name="different" value="{garden.id}">' in page
    done = saves(noor, {**form, "different": [garden.id], "part_of": [tea.id]})

    assert done.status_code == 302
    assert [count(db, Relation), count(db, NotDuplicate)] == [1, 1]


def test_a_form_that_is_sent_again_does_not_meet_its_own_record(noor, city, db):
    form = typed(NAME, EAST)

    first, second = saves(noor, form), saves(noor, form)

    assert first.location == second.location
    assert count(db, Asset) == 1


def test_answers_about_what_she_may_not_see_are_passed_over(sanne, noor, db, city):
    hidden = at(sanne.viewer, HERE, name="Praatgroep", visibility=Visibility.TEAM)

    answer = saves(
        noor, typed(NAME, EAST, different=[hidden.id, "1e9", "999999999999"], part_of=[hidden.id, "-1"])
    )

    assert answer.status_code == 302
    assert [count(db, Relation), count(db, NotDuplicate), count(db, Lookalike)] == [0, 0, 0]
    assert "Praatgroep" not in saves(noor, typed("x", EAST, different=[hidden.id])).get_data(as_text=True)


def test_two_at_the_same_moment_are_offered_to_who_keeps_them(sanne, noor, garden, db):
    """Neither form could see the other record: the page of each says so until somebody answers."""
    twin = at(noor.viewer, EAST, name=NAME, aware="yes")

    assert [one.id for one in similar_to(garden.id, sanne.viewer)] == [twin.id]
    page = sanne.browser.get(f"/buurtkrachten/{garden.id}").get_data(as_text=True)
    compare = f"/buurtkrachten/{garden.id}/vergelijk/{twin.id}"
    assert compare in page
    assert "Is dit hetzelfde?" in sanne.browser.get(compare).get_data(as_text=True)

    answer = sanne.browser.post(compare, data={"answer": "different"}, follow_redirects=True)

    assert "Goed. We onthouden dat dit twee dingen zijn." in answer.get_data(as_text=True)
    assert similar_to(garden.id, sanne.viewer) == similar_to(twin.id, sanne.viewer) == ()
    assert compare not in sanne.browser.get(f"/buurtkrachten/{garden.id}").get_data(as_text=True)


def test_a_changed_name_does_not_bring_an_answered_pair_back(sanne, noor, garden, db):
    twin = at(noor.viewer, EAST, name="Moestuin Kromme Bed", aware="yes")
    call_different(one_id=twin.id, other_id=garden.id, viewer=sanne.viewer)
    twin.name = garden.name
    db.session.flush()

    assert similar_to(garden.id, sanne.viewer) == ()
