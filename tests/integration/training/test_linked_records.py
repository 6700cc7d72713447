"""What a module and a session show of the map: visible records only, by name, counted when there are many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.models.people import Role
from app.models.record import Visibility
from app.models.training import ClaimStrength
from app.queries.training.claims import COUNT_FROM, records_of_module, records_of_session
from app.queries.training.options import training_options
from app.services.record.keeping.taking_away import undo_capture
from app.services.training.claiming import withdraw
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_module, make_programme, make_session
from tests.factories.viewers import make_viewer

NOW = datetime(2026, 10, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),))


@pytest.fixture
def session(member):
    return make_session(team_id=member.team_id)


def names(linked):
    return {strength: [record.name for record in records] for strength, records in linked.groups}


def test_records_stand_by_strength_and_then_by_name_never_by_number(db, member, session):
    for name, strength in (
        ("'t Zonnehoekje", ClaimStrength.CONTRIBUTED),
        ("Eettafel", ClaimStrength.CONTRIBUTED),
        ("École buiten", ClaimStrength.CONTRIBUTED),
        ("Buurtmoes", ClaimStrength.INDEPENDENT),
    ):
        make_claim(make_asset(member, name=name).id, session, by=member, strength=strength)
    make_claim(make_asset(member, name="Elders").id, make_session(), by=member)

    found = records_of_session(session.id, member)

    assert names(found) == {
        ClaimStrength.CONTRIBUTED: ["École buiten", "Eettafel", "'t Zonnehoekje"],
        ClaimStrength.INDEPENDENT: ["Buurtmoes"],
    }
    assert [strength for strength, _records in found.groups] == [
        ClaimStrength.CONTRIBUTED,
        ClaimStrength.INDEPENDENT,
    ]
    assert found.distinct == 4


def test_a_record_for_another_team_alone_is_in_no_list_and_in_no_count(db, member, other, session):
    shared = make_asset(other, buurt="BU00140100", name="Voor iedereen")
    hidden = make_asset(other, buurt="BU00140100", name="Alleen ons team", visibility=Visibility.TEAM)
    for asset in (shared, hidden):
        make_claim(asset.id, session, by=other)

    for read, about in ((records_of_session, session.id), (records_of_module, session.module_id)):
        assert names(read(about, member)) == {ClaimStrength.CONTRIBUTED: ["Voor iedereen"]}
        assert read(about, member).distinct == 1
        assert read(about, other).distinct == 2


def test_what_was_withdrawn_or_taken_off_the_map_is_not_listed(db, member, session):
    withdrawn, removed = make_asset(member, name="Vergissing"), make_asset(member, name="Weer weg")
    made = make_claim(withdrawn.id, session, by=member)
    make_claim(removed.id, session, by=member)
    withdraw(claim_id=made.id, viewer=member)
    undo_capture(asset_id=removed.id, viewer=member)

    assert records_of_session(session.id, member).groups == ()


def test_a_module_gathers_its_sessions_and_names_a_record_once_per_strength(db, member, session):
    again = make_session(session.module, starts_at=NOW - timedelta(days=1), team_id=member.team_id)
    asset = make_asset(member, name="Wandelclub")
    make_claim(asset.id, session, by=member)
    make_claim(asset.id, again, by=member)

    found = records_of_module(session.module_id, member)

    assert names(found) == {ClaimStrength.CONTRIBUTED: ["Wandelclub"]}
    assert found.groups[0][1][0].session_starts_at == again.starts_at


@pytest.mark.parametrize(("records", "counted"), [(COUNT_FROM - 1, False), (COUNT_FROM, True)])
def test_few_records_are_listed_and_not_counted(db, member, session, records, counted):
    for number in range(records):
        make_claim(make_asset(member, name=f"Initiatief {number}").id, session, by=member)

    assert records_of_session(session.id, member).may_be_counted is counted


def test_a_partner_sees_only_what_is_public(db, member, session):
    make_claim(make_asset(member).id, session, by=member)

    assert records_of_session(session.id, make_viewer(roles=(Role.PARTNER,))).groups == ()


def test_the_filter_offers_what_was_given_in_teaching_order_with_the_newest_session_first(db, member):
    programme = make_programme(title="Verdiepingstraining (voorbeeld)")
    second = make_module(programme, title="Gemeenschappen", position=2)
    first = make_module(programme, title="Methodisch handelen", position=1)
    make_module(programme, title="Nog nooit gegeven", position=3)
    make_session(second)
    older = make_session(first, starts_at=NOW - timedelta(days=900))
    newer = make_session(first, starts_at=NOW - timedelta(days=2), team_id=member.team_id)
    make_session(first, starts_at=NOW + timedelta(days=2))
    make_programme(title="Lege leergang")

    options = training_options()

    assert [option.title for option in options] == ["Verdiepingstraining (voorbeeld)"]
    assert [module.title for module in options[0].modules] == ["Methodisch handelen", "Gemeenschappen"]
    assert [option.id for option in options[0].modules[0].sessions] == [newer.id, older.id]
    assert [option.team for option in options[0].modules[0].sessions] == [member.team_name, None]
