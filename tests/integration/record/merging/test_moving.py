"""Everything that hangs on a record comes along, and nobody forgot a table."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select, text

from app import clock
from app.database import Base
from app.models.imports import Source
from app.models.people import CalendarLink
from app.models.record import (
    Contact,
    Relation,
    RelationType,
    Story,
    Suggestion,
    TeamNote,
)
from app.models.training import Claim
from app.services.record.keeping.handing_over import ask
from app.services.record.merging.moving import IN_OWN_WAY, MOVES, STAYS
from app.services.record.merging.undoing import undo_merge
from app.services.record.suggesting.making import suggest
from app.services.record.ties.differing import call_different
from app.services.record.ties.relating import relate
from app.services.record.verifying import check
from tests.factories.meeting import make_guest, make_host
from tests.factories.partners import make_question, make_request
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_outcome, make_session
from tests.integration.record.merging.conftest import made_one


def test_somebody_thought_of_every_table_that_points_at_records():
    pointing = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "assets"
    }

    assert pointing == {move.name for move in MOVES} | set(IN_OWN_WAY) | set(STAYS)


def hang_on(db, asset, keeper, other):
    """Something of every kind."""
    today = clock.today()
    agreed = {"consent_from": "de gastvrouw", "consent_on": today, "expires_on": today + timedelta(days=90)}
    db.session.add_all(
        [
            Contact(asset_id=asset.id, role="gastvrouw", channel="other", value="via de balie", **agreed),
            Story(
                asset_id=asset.id, text="Zo begon het ooit.", told_on=today, consent_level="team", **agreed
            ),
            TeamNote(asset_id=asset.id, text="Bel eerst.", written_on=today, expires_on=agreed["expires_on"]),
            CalendarLink(user_id=keeper.user_id, epoch=1, key_hash="ab" * 32, asset_id=asset.id),
        ]
    )
    check(asset_id=asset.id, answer="confirmed", client_key=uuid4(), viewer=other)
    suggest(
        asset_id=asset.id,
        base_version=asset.version,
        client_key=uuid4(),
        viewer=other,
        remark="Ook 's avonds",
    )
    make_claim(asset.id, make_session(), by=keeper)
    make_outcome(keeper, asset.id)
    make_request(other, asset.id)
    question = make_question(keeper, buurt="BU00140000")
    question.state, question.solution_id = "busy", asset.id
    db.session.flush()
    return question


def pointing_at(db, asset_id: int) -> set[str]:
    """The columns that hold this record, of those that move."""
    names = {move.name for move in MOVES} | set(IN_OWN_WAY)
    found = set()
    for name in names:
        table, column = name.split(".")
        if db.session.scalar(
            text(f"select exists (select from {table} where {column} = :id)"), {"id": asset_id}
        ):
            found.add(name)
    return found


def test_what_hangs_on_it_comes_along_and_goes_back(db, garden, twin, keeper, other):
    neighbour = make_asset(keeper, name="Buurman en buurvrouw")
    call_different(one_id=twin.id, other_id=neighbour.id, viewer=keeper)
    relate(from_id=twin.id, to_id=neighbour.id, kind=RelationType.WORKS_WITH, viewer=keeper)
    hang_on(db, twin, keeper, other)
    before = pointing_at(db, twin.id)
    assert len(before) >= 11

    made = made_one(garden, twin, keeper)

    assert pointing_at(db, garden.id) >= before
    assert pointing_at(db, twin.id) == {"team_notes.asset_id"}

    undo_merge(merge_id=made, viewer=keeper)

    assert pointing_at(db, twin.id) == before
    assert not pointing_at(db, garden.id) - {"verifications.asset_id"}


def test_a_tie_between_the_two_and_a_tie_twice_stay_behind(db, garden, twin, keeper):
    hall = make_asset(keeper, name="Buurthuis De Wierde")
    for one in (garden, twin):
        relate(from_id=one.id, to_id=hall.id, kind=RelationType.PART_OF, viewer=keeper)
    relate(from_id=twin.id, to_id=garden.id, kind=RelationType.WORKS_WITH, viewer=keeper)

    made = made_one(garden, twin, keeper)

    ties = {(tie.from_id, tie.to_id, tie.type) for tie in db.session.scalars(select(Relation))}
    low, high = sorted((garden.id, twin.id))
    assert ties == {
        (garden.id, hall.id, "part_of"),
        (twin.id, hall.id, "part_of"),
        (low, high, "works_with"),
    }
    undo_merge(merge_id=made, viewer=keeper)
    assert {(tie.from_id, tie.to_id, tie.type) for tie in db.session.scalars(select(Relation))} == ties


def test_the_same_claim_twice_is_one(db, garden, twin, keeper):
    held = make_session()
    for one in (garden, twin):
        make_claim(one.id, held, by=keeper)

    made_one(garden, twin, keeper)

    assert sorted(db.session.scalars(select(Claim.asset_id))) == sorted((garden.id, twin.id))


def test_what_met_there_meets_at_the_one_that_stays(db, keeper):
    hall, again = make_host(keeper, name="Buurthuis De Wierde"), make_host(keeper, name="De Wierde")
    guest = make_guest(keeper, again)

    made = made_one(hall, again, keeper)
    db.session.refresh(guest)
    assert (guest.meets_at_id, guest.location, guest.place_uncertain) == (hall.id, hall.location, False)

    undo_merge(merge_id=made, viewer=keeper)
    db.session.refresh(guest)
    assert (guest.meets_at_id, guest.place_uncertain) == (again.id, False)


def test_a_record_that_met_at_the_other_stays_where_it_is(db, keeper):
    hall = make_host(keeper, name="Buurthuis De Wierde")
    guest = make_guest(keeper, hall, name="De Wierde")
    place = guest.location

    made = made_one(guest, hall, keeper)
    db.session.refresh(guest)
    assert (guest.meets_at_id, guest.location, guest.place_uncertain) == (None, place, False)

    undo_merge(merge_id=made, viewer=keeper)
    db.session.refresh(guest)
    assert (guest.meets_at_id, guest.place_uncertain) == (hall.id, False)


def test_a_suggestion_that_waits_is_about_the_record_as_it_is_now(db, garden, twin, keeper, other):
    suggestion = suggest(
        asset_id=twin.id, base_version=1, client_key=uuid4(), viewer=other, remark="Ook op zaterdag"
    )
    made = made_one(garden, twin, keeper, summary="gone")

    found = db.session.get_one(Suggestion, suggestion)
    assert (found.asset_id, found.base_version) == (garden.id, garden.version)

    undo_merge(merge_id=made, viewer=keeper)
    db.session.refresh(found)
    assert (found.asset_id, found.base_version) == (twin.id, 1)


def test_two_notes_are_one_and_two_again(db, garden, twin, keeper):
    today = clock.today()
    for one, words in ((garden, "Bel eerst."), (twin, "Sleutel bij de bakker.")):
        db.session.add(
            TeamNote(asset_id=one.id, text=words, written_on=today, expires_on=today + timedelta(days=30))
        )
    db.session.flush()

    made = made_one(garden, twin, keeper)
    assert db.session.get_one(TeamNote, garden.id).text == "Bel eerst.\n\nSleutel bij de bakker."

    undo_merge(merge_id=made, viewer=keeper)
    assert db.session.get_one(TeamNote, garden.id).text == "Bel eerst."
    assert db.session.get_one(TeamNote, twin.id).text == "Sleutel bij de bakker."


def test_a_later_reading_of_its_list_finds_the_one_that_stays(db, garden, twin, keeper):
    source = Source(name="lijst", title="Lijst", licence="CC0", attribution="", already_public=True)
    db.session.add(source)
    db.session.flush()
    twin.source_id, twin.external_id = source.id, "7"
    db.session.flush()

    made = made_one(garden, twin, keeper)
    assert (garden.source_id, garden.external_id, twin.source_id) == (source.id, "7", None)

    undo_merge(merge_id=made, viewer=keeper)
    assert (garden.source_id, twin.source_id, twin.external_id) == (None, source.id, "7")


def test_a_handover_that_waits_is_not_about_another_record(db, garden, twin, keeper, other):
    ask(asset_ids=[twin.id], to_team_id=other.team_id, viewer=keeper)

    made_one(garden, twin, keeper)

    assert "handovers.asset_id" not in pointing_at(db, garden.id)
