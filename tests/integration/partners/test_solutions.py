"""From a buurtvraag to a collective solution: one save, one record, and a story that gives nothing away."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.exceptions import Invalid, NotAllowed
from app.models.partners import QuestionState
from app.models.record import Asset, Exchange, Kind, Precision, Relation, Status, Visibility
from app.queries.partners.questions import question_story
from app.queries.partners.solutions import partners_named, possible_partners, solution_story
from app.queries.record.ties.relations import ties_of
from app.services.partners.asking import move
from app.services.partners.solving import Partner, solve
from app.services.record.completing import answer_aware
from app.services.record.content import content_of
from app.services.record.editing import edit
from app.services.record.keeping.taking_away import undo_capture
from tests.factories.partners import THEME, make_question
from tests.factories.people import post
from tests.factories.record import make_asset, make_content
from tests.integration.partners.conftest import HAMRIK, LAANZICHT

OPEN, BUSY, TAKEN_UP, _ = QuestionState
SPACE, HANDS = Exchange.SPACE, Exchange.HANDS


@pytest.fixture
def question(builder):
    return make_question(builder, buurt=HAMRIK, offers=(SPACE, HANDS))


def solved(question, viewer, *partners, status=Status.STARTING, key=None, version=None, **over):
    made = solve(
        question_id=question.id,
        base_version=version or question.version,
        client_key=key or uuid4(),
        content=make_content(name="Wagen en Praat", kind=Kind.SOLUTION, buurt=HAMRIK, status=status, **over),
        partners=partners,
        viewer=viewer,
    )
    return made.asset_id


def story_for(asset_id, viewer):
    return solution_story(asset_id, ties_of(asset_id, viewer), viewer)


def counted(db, kind):
    return db.session.scalar(select(func.count()).select_from(Asset).where(Asset.kind == kind))


def test_the_question_is_busy_while_it_begins_and_taken_up_once_it_runs(db, builder, question):
    asset_id = solved(question, builder, Partner(name="De Gele Deur", brings=(SPACE,)))
    assert (question.state, question.solution_id) == (BUSY, asset_id)
    asset = db.session.get_one(Asset, asset_id)
    assert asset.needs == [HANDS]
    assert counted(db, Kind.ORGANISATION) == 1

    runs = content_of(asset).with_choices(status=Status.ACTIVE)
    edit(asset_id=asset_id, base_version=asset.version, content=runs, viewer=builder)
    assert question.state is TAKEN_UP
    assert [state for state, *_ in question_story(question.id, builder).steps] == [OPEN, BUSY, TAKEN_UP]


def test_sent_twice_it_is_one_and_what_was_typed_since_is_kept(db, builder, question):
    key = uuid4()
    first = solved(question, builder, Partner(name="De Gele Deur", brings=(SPACE,)), key=key, version=1)
    answer_aware(asset_id=first, aware="yes", viewer=builder)
    again = solved(
        question,
        builder,
        Partner(name="De Gele Deur", brings=(SPACE, HANDS)),
        key=key,
        version=1,
        summary="Koffie.",
    )
    assert again == first
    assert counted(db, Kind.SOLUTION) == counted(db, Kind.ORGANISATION) == 1
    assert db.session.scalar(select(func.count()).select_from(Relation)) == 1
    asset = db.session.get_one(Asset, first)
    assert (asset.summary, asset.aware, asset.needs) == ("Koffie.", "yes", [])
    assert story_for(first, builder).partners[0].brings == (SPACE, HANDS)
    with pytest.raises(Invalid):
        solved(question, builder, version=1)
    assert counted(db, Kind.SOLUTION) == 1


def test_a_partner_for_the_team_alone_stays_hidden_to_others_in_the_story(db, builder, other, question):
    open_one = make_asset(builder, name="Buurthuis")
    hidden = make_asset(
        builder, name="Stille groep", visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT
    )
    asset_id = solved(
        question,
        builder,
        Partner(asset_id=open_one.id, brings=(HANDS,)),
        Partner(asset_id=hidden.id, brings=(SPACE,)),
    )
    own, others = story_for(asset_id, builder), story_for(asset_id, other)
    assert ([one.name for one in own.partners], own.covered) == (
        ["Buurthuis", "Stille groep"],
        (SPACE, HANDS),
    )
    assert ([one.name for one in others.partners], others.covered) == (["Buurthuis"], (HANDS,))


def test_nobody_ties_what_she_can_not_see_or_a_question_of_another_team(db, builder, other, question):
    theirs = make_asset(other, name="Hun groep", buurt=LAANZICHT, visibility=Visibility.TEAM)
    with pytest.raises(Invalid) as wrong:
        solved(question, builder, Partner(asset_id=theirs.id))
    assert set(wrong.value.errors) == {"partners"}
    assert [one.id for one in partners_named("groep", question, other)] == [theirs.id]
    assert partners_named("groep", question, builder) == ()
    assert possible_partners([theirs.id], builder) == {}
    with pytest.raises(NotAllowed):
        solved(question, other)
    assert counted(db, Kind.SOLUTION) == 0


def test_undoing_the_recording_brings_the_question_back_where_it_was(db, builder, question):
    asset_id = solved(question, builder, status=Status.ACTIVE)
    assert question.state is TAKEN_UP
    undo_capture(asset_id=asset_id, viewer=builder)
    assert (question.state, question.solution_id) == (OPEN, None)


def test_who_can_not_see_the_solution_does_not_take_it_away_by_moving_the_question(
    db, builder, other, question
):
    asset_id = solved(question, builder, visibility=Visibility.TEAM)
    question.team_id = None
    move(question_id=question.id, base_version=question.version, state=TAKEN_UP, viewer=other)
    assert question.solution_id == asset_id
    move(question_id=question.id, base_version=question.version, state=OPEN, viewer=other)
    assert question.solution_id is None


def typed(page, **over):
    """The form as it stands on a page, without a script."""
    hidden = dict(re.findall(r'<input[^>]*?name="([^"]+)" type="hidden" value="([^"]*)"', page))
    hidden |= dict(re.findall(r'name="(partners-\d+-id)"[^>]*value="(\d+)"', page))
    return hidden | over


def test_without_a_script_partners_are_found_and_added_and_nothing_typed_is_lost(
    inside, builder, question, db
):
    found = make_asset(builder, name="Buurthuis De Gele Deur", kind=Kind.PLACE)
    address = f"/vragen/{question.id}/oplossing"
    page = inside.get(address).text
    assert "Nog nodig:</strong> ruimte, mensen die meehelpen." in page
    said = {"name": "Wagen en Praat", "summary": "Samen koffie."}

    page = post(inside, address, typed(page, **said, sought="gele", step="enter")).text
    assert f'value="add-{found.id}"' in page
    page = post(inside, address, typed(page, **said, sought="gele", step=f"add-{found.id}")).text
    page = post(
        inside, address, typed(page, **said, sought="Kerk", step="new") | {"partners-0-brings": ["space"]}
    ).text
    assert "Gedekt: ruimte." in page
    assert "Samen koffie." in page
    rows = {"partners-0-brings": ["space"], "partners-1-name": "Kerk", "partners-1-id": ""}
    wrong = post(inside, address, typed(page, **said, **rows, step="save"))
    assert wrong.status_code == 422
    assert "Kies hoe het ervoor staat." in wrong.text
    assert "Wagen en Praat" in wrong.text
    assert counted(db, Kind.SOLUTION) == 0

    kept = post(inside, address, typed(wrong.text, **said, **rows, step="save", status="starting"))
    assert kept.status_code == 302
    asset_id = db.session.scalar(select(Asset.id).where(Asset.kind == Kind.SOLUTION))
    assert kept.location == f"/buurtkrachten/{asset_id}/vastgelegd"
    shown = inside.get(f"/buurtkrachten/{asset_id}").text
    for words in ("Van vraag naar oplossing", question.title, "Kerk", "Nog niet verteld."):
        assert words in shown
    assert inside.get(address).location == f"/buurtkrachten/{asset_id}"


def test_only_the_team_that_holds_it_is_offered_the_page(inside, outside, question):
    link = f"/vragen/{question.id}/oplossing"
    assert link in inside.get(f"/vragen/{question.id}").text
    assert link not in outside.get(f"/vragen/{question.id}").text
    assert outside.get(link).status_code == 403
    assert THEME in question.themes
