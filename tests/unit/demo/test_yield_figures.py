"""What came of the leergang in the story agrees with itself, and with what it says elsewhere."""

from __future__ import annotations

from collections import Counter

from app.demo.calendar import DEMO_NOW
from app.demo.story.yielded import outcomes, reading, steps
from app.demo.telling import tell
from app.models.training import ActionKind, ClaimStrength, EvidenceKind, OutcomeLevel
from tests.factories.groningen import buurt_names

STORY = tell(buurt_names())
SESSIONS = {session.key: session for session in STORY.sessions}
ASSETS = {asset.name for asset in STORY.assets}
TEAMS = {team.name for team in STORY.teams}


def test_thirty_eight_steps_fifteen_talks_twelve_walks_eight_gatherings_three_others():
    kinds = Counter(steps.LIKE_ANY_OTHER) + Counter(told.kind for told in steps.THREADS)

    assert kinds == {ActionKind.TALK: 15, ActionKind.ROUND: 12, ActionKind.GATHERING: 8, ActionKind.OTHER: 3}
    held = [one for one in STORY.sessions if one.team and one.participants is not None]
    assert kinds.total() == 38 <= len(held), "each after another session"


def test_of_58_records_11_19_and_17_were_read_and_11_wait():
    said = Counter(claim.strength for claim in STORY.claims if claim.withdrawn is None)
    read = said - Counter(reading.UNREAD_RECORDS)

    assert read == dict(zip(ClaimStrength, (11, 19, 17), strict=True))
    assert sum(reading.UNREAD_RECORDS.values()) == 11
    assert said.total() == 58


def test_twenty_three_ties_of_which_four_wait():
    assert tuple(reading.TIES[strength] for strength in ClaimStrength) == (4, 9, 6)
    assert sum(reading.TIES.values()) + sum(reading.UNREAD_TIES.values()) == 23
    assert sum(reading.UNREAD_TIES.values()) == 4


def test_twelve_outcomes_six_of_residents_four_of_colleagues_two_of_the_organisation_nine_are_shown():
    levels = Counter(told.level for told in outcomes.OUTCOMES)

    assert levels == dict(zip(OutcomeLevel, (6, 4, 2), strict=True))
    assert Counter(bool(told.shows) for told in outcomes.OUTCOMES) == {True: 9, False: 3}
    assert all(bool(told.asset) != bool(told.session) for told in outcomes.OUTCOMES)


def test_every_name_is_of_somebody_or_something_that_is_there_and_nothing_lies_in_the_future():
    people = {person.key for person in STORY.colleagues}
    assert {told.by for told in reading.THREADS} | {reading.STEP_SAID_BY} <= people
    assert {told.asset for told in (*reading.THREADS, *outcomes.OUTCOMES) if told.asset} <= ASSETS
    assert {told.grown for told in steps.THREADS if told.grown} <= ASSETS
    assert {told.team for told in (*steps.THREADS, *outcomes.OUTCOMES)} <= TEAMS
    used = {told.session for told in (*steps.THREADS, *outcomes.OUTCOMES) if told.session}
    assert used <= SESSIONS.keys()
    for told in outcomes.OUTCOMES:
        assert told.on <= DEMO_NOW
        assert not told.session or SESSIONS[told.session].day <= told.on


def test_words_of_somebody_are_invented_and_agreed_to():
    said = [one for told in outcomes.OUTCOMES for one in told.shows if one.kind is EvidenceKind.QUOTE]
    assert said
    assert all(one.source and one.until and "(verzonnen)" in one.said for one in said)


def test_a_reader_is_of_another_team_and_the_refused_claim_came_back_as_one_on_the_walk():
    makers = {(claim.asset, claim.strength): claim for claim in STORY.claims}
    teams = {person.key: person.team for person in STORY.colleagues}
    for told in reading.THREADS:
        claim = makers[told.asset, told.strength]
        assert teams[told.by] != teams[claim.by]
        assert claim.day <= told.day
        assert claim.withdrawn is None or told.day <= claim.withdrawn
    garden = makers["Moestuin Het Kromme Bed", ClaimStrength.PROMPTED]
    assert (garden.by, garden.withdrawn) == (reading.STEP_SAID_BY, reading.STEP_SAID_ON)
    assert steps.THREADS[-1].session == garden.session
