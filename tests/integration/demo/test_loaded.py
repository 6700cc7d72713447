"""What was loaded is like what people would have written: in its place, with its history, by the rules."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import func, select

from app.database import database
from app.demo.calendar import calendar_for
from app.demo.telling import tell
from app.demo.writing.records import checks_of
from app.models.areas import Area
from app.models.imports import ImportIssue, ImportRun
from app.models.people import Installation, Team, TeamBuurt, User
from app.models.record import Asset, AssetPlace, AssetVersion, PublishedAsset, Verification
from app.models.training import (
    Action,
    Claim,
    ClaimReading,
    ClaimStrength,
    Evidence,
    EvidencePhoto,
    Outcome,
    Session,
)
from app.queries.people.installation import DEMO_PASSWORD, demo_accounts
from app.queries.people.teams import all_teams
from app.queries.record.filters import FRESHNESS, freshness
from app.services.people.passwords import verify
from app.services.record.content import content_of
from app.services.record.freshness import due_on
from app.services.record.rules import rule_errors
from app.services.record.versions import content_at
from tests.factories.groningen import buurt_names

pytestmark = pytest.mark.usefixtures("loaded")
TODAY = date(2027, 2, 4)
CALENDAR = calendar_for(TODAY)
TOLD = {asset.name: asset for asset in tell(buurt_names()).assets}


def assets() -> dict[str, Asset]:
    return {asset.name: asset for asset in database.session.scalars(select(Asset))}


def test_the_report_says_what_is_there(loaded):
    report = loaded.report
    assert (report.teams, report.assets, report.sessions, report.claims) == (13, 304, 75, 58)
    assert report.skipped == ()
    for model, count in ((Team, 13), (Asset, 304), (Session, 75), (User, 492)):
        assert database.session.scalar(select(func.count()).select_from(model)) == count


def test_the_installation_is_a_demo_of_today():
    row = database.session.get_one(Installation, 1)
    assert row.is_demo
    assert row.demo_day == TODAY


def test_every_record_keeps_the_rules_of_the_form():
    for asset in assets().values():
        assert rule_errors(content_of(asset)) == {}, asset.name


def test_every_record_lies_in_the_buurt_of_its_story(loaded):
    placed = dict(database.session.execute(select(AssetPlace.asset_id, AssetPlace.buurt_id)).all())
    names = {area.id: area.name for area in loaded.city.areas.values()}
    for asset in assets().values():
        told = TOLD[asset.name].spot
        if told.whole:
            assert [area.name for area in asset.service_areas] == [told.buurt]
        elif asset.name != "Buurttuin De Trede (voorbeeld)":
            assert names[placed[asset.id]] == told.buurt


def test_what_lies_beside_something_lies_there():
    found = assets()
    assert found["Wagen en Praat"].location == found["De Gele Deur"].location
    garden, steps = found["Moestuin Het Kromme Bed"], found["Buurttuin De Trede (voorbeeld)"]
    assert math.dist(garden.location, steps.location) == pytest.approx(150)


def test_drawn_places_keep_apart():
    beside = {name for name, told in TOLD.items() if told.spot.beside}
    points = [asset.location for asset in assets().values() if asset.location and asset.name not in beside]
    closest = min(math.dist(one, other) for i, one in enumerate(points) for other in points[:i])
    assert closest > 20


def test_every_version_is_kept_with_its_day_and_its_maker():
    keys = {person.email: person.key for person in tell(buurt_names()).colleagues}
    emails = dict(database.session.execute(select(User.id, User.email)).all())
    versions: dict[int, list[AssetVersion]] = {}
    for row in database.session.scalars(select(AssetVersion).order_by(AssetVersion.version)):
        versions.setdefault(row.asset_id, []).append(row)
    for asset in assets().values():
        told, kept = TOLD[asset.name], versions[asset.id]
        makers = [told.by, *(change.by for change in told.changes)]
        days = [told.day, *(change.day for change in told.changes)]
        assert [row.version for row in kept] == list(range(1, asset.version + 1))
        assert [row.by_user and keys[emails[row.by_user]] for row in kept] == makers
        assert [row.valid_from.date() for row in kept] == [CALENDAR.day(day) for day in days]
        assert [row.valid_until for row in kept] == [*(row.valid_from for row in kept[1:]), None]
        assert kept[0].valid_from == asset.recorded_at
        assert {row.act.value for row in kept[1:]} <= {"edited"}
        assert kept[0].act.value == ("imported" if told.row else "recorded")


def test_the_last_version_is_the_record():
    for asset in assets().values():
        assert content_at(asset.id, asset.version) == content_of(asset), asset.name


def test_what_stopped_can_be_read_back_step_by_step():
    asset = assets()["Kookclub Onder de Brug (voorbeeld)"]
    steps = [content_at(asset.id, version).status.value for version in range(1, asset.version + 1)]
    assert steps == ["starting", "active", "dormant", "active", "stopped"]


def test_checks_are_kept_and_the_last_one_sets_the_next():
    rows: dict[int, list[Verification]] = {}
    for row in database.session.scalars(select(Verification).order_by(Verification.on)):
        rows.setdefault(row.asset_id, []).append(row)
    for asset in assets().values():
        kept = rows.get(asset.id, [])
        told = [(CALENDAR.day(day), how) for day, how, _by in checks_of(TOLD[asset.name])]
        assert [(row.on, row.how) for row in kept] == told
        last = kept[-1].on if kept else None
        by_seeing = asset.verified_by_seeing
        assert asset.verified_on == last
        assert asset.due_on == due_on(asset.kind, verified_on=last, by_seeing=by_seeing)


def test_freshness_is_of_every_kind_and_mostly_good():
    states = Counter(database.session.scalars(select(freshness()).where(PublishedAsset.audience == "team")))
    assert set(states) == set(FRESHNESS)
    assert states["fresh"] > states["soon"] + states["due"]
    assert min(states.values()) >= 10


def test_teams_have_their_people_and_de_hoogte_has_two():
    people = {row.name: row.people for row in all_teams()}
    assert sum(people.values()) == 487
    work = database.session.execute(
        select(Team.name, TeamBuurt.lead)
        .join(TeamBuurt, TeamBuurt.team_id == Team.id)
        .join(Area, Area.id == TeamBuurt.area_id)
        .where(Area.name == "De Hoogte")
    ).all()
    assert {tuple(row) for row in work} == {
        ("Team Korrewegwijk (voorbeeld)", True), ("Team Selwerd (voorbeeld)", False)
    }  # fmt: skip


def test_demo_accounts_sign_in_and_nobody_else_does():
    accounts = [address.split("@")[0] for address in demo_accounts()]
    assert accounts[:5] == ["medewerker", "opbouwwerker", "trainer", "manager", "beheer"]
    hashes = dict(database.session.execute(select(User.email, User.password_hash)).all())
    shared = {hashes[f"{name}@demo.example"] for name in accounts}
    others = {given for email, given in hashes.items() if not email.endswith("@demo.example")}
    assert all(verify(given, DEMO_PASSWORD) for given in shared)
    assert not any(verify(given, DEMO_PASSWORD) for given in others)


def test_claims_stand_in_the_filters_except_those_that_stood_apart_or_were_taken_back():
    rows = database.session.scalars(
        select(PublishedAsset).where(
            PublishedAsset.audience == "team", func.cardinality(PublishedAsset.session_ids) > 0
        )
    )
    names = {row.name for row in rows}
    assert len(names) == 15 + 23
    assert {"Wagen en Praat", "Bunna op Zaterdag"} <= names
    assert not {"Dorpstafel Om de Beurt", "Moestuin Het Kromme Bed"} & names
    withdrawn = database.session.scalars(select(Claim).where(Claim.withdrawn_at.is_not(None))).all()
    assert {claim.asset.name for claim in withdrawn} == {"Dorpstafel Om de Beurt", "Moestuin Het Kromme Bed"}


def test_the_list_is_an_import_that_ran():
    run = database.session.scalars(select(ImportRun)).one()
    assert (run.rows_read, run.rows_new, run.rows_refused) == (62, 57, 5)
    assert database.session.scalar(select(func.count()).select_from(ImportIssue)) == 5
    assert database.session.scalar(select(func.count()).where(Asset.source_id == run.source_id)) == 57


def test_nothing_lies_in_the_future_but_what_is_planned():
    latest = database.session.scalar(select(func.max(AssetVersion.valid_from)))
    assert latest.date() <= TODAY
    assert database.session.scalar(select(func.max(Claim.made_at))).date() <= TODAY
    held = select(func.max(Session.starts_at)).where(Session.participants.is_not(None))
    assert database.session.scalar(held).date() < TODAY


def test_the_ties_make_a_network_and_one_consent_is_over():
    from app.models.record import Contact, Relation

    assert database.session.scalar(select(func.count()).select_from(Relation)) == 119
    moments = select(func.count(Relation.made_at.distinct()), func.max(Relation.made_at))
    different, latest = database.session.execute(moments).one()
    assert different > 60, "each when it began, and not all while the demonstration was loaded"
    assert latest.date() <= TODAY
    days = database.session.scalars(select(Contact.expires_on))
    assert sorted(day > TODAY for day in days) == [False, True, True, True]


def test_what_teams_ask_is_between_two_teams_and_holds_no_person():
    from app.models.partners import ContactRequest, RequestState
    from importers.personal_data import check_text

    asked = database.session.scalars(select(ContactRequest)).all()
    assert {one.state for one in asked} == set(RequestState)
    for one in asked:
        keeper = database.session.get_one(Asset, one.asset_id)
        keepers = {keeper.steward_id, keeper.co_steward_id}
        assert one.team_id not in keepers
        for said in one.messages:
            assert said.by_team in (keepers if said.from_keepers else {one.team_id})
            assert not check_text(said.text)
            assert said.at.date() <= TODAY


def test_what_came_of_the_leergang_is_as_many_as_the_story_says():
    read = select(ClaimReading.claim_id)
    standing = Claim.withdrawn_at.is_(None)

    def claims(subject, *where):
        found = select(Claim.strength, func.count()).where(subject.is_not(None), standing, *where)
        counts = dict(database.session.execute(found.group_by(Claim.strength)).all())
        return tuple(counts.get(strength, 0) for strength in ClaimStrength)

    assert claims(Claim.asset_id, Claim.id.in_(read)) == (11, 19, 17)
    assert sum(claims(Claim.asset_id, Claim.id.not_in(read))) == 11
    assert claims(Claim.relation_id, Claim.id.in_(read)) == (4, 9, 6)
    assert sum(claims(Claim.relation_id, Claim.id.not_in(read))) == 4
    assert claims(Claim.action_id) == (1, 0, 0)
    kinds = dict(database.session.execute(select(Action.kind, func.count()).group_by(Action.kind)).all())
    assert kinds == {"talk": 15, "round": 12, "gathering": 8, "other": 3}
    photos = database.session.scalars(select(EvidencePhoto)).all()
    assert len(photos) == 2
    assert all(photo.content.startswith(b"\xff\xd8") and photo.width == 960 for photo in photos)
    shown = Outcome.id.in_(select(Evidence.outcome_id))
    levels = select(Outcome.level, func.count()).group_by(Outcome.level)
    assert dict(database.session.execute(levels).all()) == {
        "residents": 6, "professionals": 4, "organisation": 2,
    }  # fmt: skip
    assert database.session.scalar(select(func.count()).select_from(Outcome).where(shown)) == 9


def test_nobody_reads_along_what_is_her_own_or_before_it_was_said():
    found = database.session.execute(
        select(Claim.made_by, Claim.made_at, ClaimReading.read_by, ClaimReading.read_at).join(
            ClaimReading, ClaimReading.claim_id == Claim.id
        )
    ).all()
    assert len(found) >= 47 + 19
    assert all(made_by != read_by for made_by, _made_at, read_by, _read_at in found)
    assert all(made_at <= read_at for _made_by, made_at, _read_by, read_at in found)
