"""What is invented is believable, in order, and about nobody."""

from __future__ import annotations

import re
from datetime import timedelta

from app.demo.calendar import DEMO_NOW
from app.demo.neighbourhood.allotting import PATTERNS
from app.demo.neighbourhood.ideas.pattern import Setting
from app.demo.story.teams import VILLAGES
from app.demo.telling import tell
from app.models.record import KnownFrom, Status
from app.models.sorting import sort_key
from app.models.training import ClaimStrength
from tests.factories.groningen import buurt_names

NAMES = buurt_names()
STORY = tell(NAMES)
BY_NAME = {asset.name: asset for asset in STORY.assets}
TEAM_OF = {person.key: person.team for person in STORY.colleagues}
EXISTING = (
    "buurtzorg", "combinatie jeugdzorg", "cosis", "de tussenvoorziening", "dock", "dynamo", "eigen kracht",
    "elker", "farent", "heerdenhoes", "heesterpoort", "het dok", "hospice", "humanitas", "incluzio",
    "indigo", "jarige job", "jimmy's", "kessler", "kwadraad", "leergeld", "leger des heils", "lentis",
    "levvel", "lumens", "molendrift", "novo", "odensehuis", "oranje fonds", "participe", "philadelphia",
    "present", "rode kruis", "resto vanharte", "sonnehuis", "stichting", "stoute schoenen", "surplus",
    "thuisgekookt", "tinten", "travers", "trajekt", "treslinghuis", "versa", "vinkhuys", "visio",
    "vluchtelingenwerk", "voedselbank", "welzijnskwartier", "wij groningen", "wij-team", "zonnebloem",
    "zorgbelang",
)  # fmt: skip
"""Welfare organisations and community centres that exist."""


def test_telling_it_again_gives_the_same_story_whatever_the_order_of_the_buurten():
    assert tell(sorted(NAMES, reverse=True)) == STORY


def test_no_two_names_are_alike():
    keys = [sort_key(asset.name) for asset in STORY.assets]
    assert len(set(keys)) == len(keys)


def test_no_name_is_that_of_an_organisation_that_exists():
    for asset in STORY.assets:
        assert not [name for name in EXISTING if re.search(rf"\b{name}", asset.name.casefold())]


def test_organisations_of_the_list_and_all_teams_say_that_they_are_examples():
    listed = [asset.name for asset in STORY.assets if asset.row is not None]
    assert all(name.endswith("(voorbeeld)") for name in listed)
    assert all(team.full_name.endswith("(voorbeeld)") for team in STORY.teams)


def test_colleagues_are_roles_and_have_addresses_that_nobody_can_have():
    assert all(person.name.endswith("(voorbeeld)") for person in STORY.colleagues)
    assert all(person.email.endswith(".example") for person in STORY.colleagues)
    assert len({person.email for person in STORY.colleagues}) == len(STORY.colleagues)


def test_sentences_are_short_and_filled_in():
    for asset in STORY.assets:
        sentence = asset.last("summary")
        assert sentence.endswith("."), asset.name
        assert 10 < len(sentence) <= 130, asset.name
        assert not set(sentence) & set("{}"), asset.name


def test_ties_are_between_what_is_there_and_known_before_they_are_confirmed():
    pairs = [frozenset((tie.from_name, tie.to_name)) for tie in STORY.ties]
    assert len(set(pairs)) == len(pairs)
    for tie in STORY.ties:
        ends = [BY_NAME[tie.from_name], BY_NAME[tie.to_name]]
        assert all(asset.last("status") is not Status.STOPPED for asset in ends), tie
        assert tie.since <= tie.confirmed < DEMO_NOW, tie
    long_ago = [tie for tie in STORY.ties if DEMO_NOW - tie.confirmed > timedelta(days=365)]
    assert 0 < len(long_ago) < len(pairs) / 5


def test_there_are_more_ideas_than_are_needed():
    ideas = [name for pattern in PATTERNS for name, _sentence in pattern.ideas]
    used = set(ideas) & set(BY_NAME)
    assert len(used) == 207 < len(ideas)


def test_villages_have_what_villages_have():
    suits = {name: pattern.setting for pattern in PATTERNS for name, _sentence in pattern.ideas}
    for asset in STORY.assets:
        wrong = Setting.CITY if asset.spot.buurt in VILLAGES else Setting.VILLAGE
        assert suits.get(asset.name) is not wrong, (asset.name, asset.spot.buurt)


def test_every_life_runs_forward_and_has_arrived_at_now():
    for asset in STORY.assets:
        checks = [asset.day, *(check.day for check in asset.checks)]
        changes = [asset.day, *(change.day for change in asset.changes)]
        for days in (checks, changes):
            assert days == sorted(set(days)), asset.name
            assert days[-1] < DEMO_NOW, asset.name


def test_colleagues_write_things_down_on_days_that_they_work():
    invented = [asset for asset in STORY.assets if asset.name in {n for p in PATTERNS for n, _ in p.ideas}]
    assert {asset.day.weekday() for asset in invented} == {0, 1, 2, 3, 4}


def test_nobody_speaks_who_does_not_exist():
    for asset in STORY.assets:
        said_by = {asset.by, *(check.by for check in asset.checks), *(change.by for change in asset.changes)}
        assert said_by - {None} <= set(TEAM_OF), asset.name
    assert {claim.by for claim in STORY.claims} <= set(TEAM_OF)


def test_every_word_on_the_leergang_could_be_said_on_its_day():
    sessions = {session.key: session for session in STORY.sessions}
    for claim in STORY.claims:
        session, asset = sessions[claim.session], BY_NAME[claim.asset]
        assert asset.day <= claim.day < DEMO_NOW, claim
        assert session.day < claim.day <= session.day + timedelta(days=364), claim
        assert session.participants is not None, claim
        is_open = not session.team and claim.by.startswith(("opbouwwerker", "trainer"))
        assert is_open or session.team == TEAM_OF[claim.by], claim


def test_what_was_the_occasion_came_soon_after():
    sessions = {session.key: session for session in STORY.sessions}
    for claim in STORY.claims:
        if claim.strength is ClaimStrength.PROMPTED and claim.asset != "Wagen en Praat":
            assert (BY_NAME[claim.asset].day - sessions[claim.session].day).days <= 150, claim


def test_the_untrained_team_speaks_of_what_stood_apart():
    villages = next(team for team in STORY.teams if team.name == "Ten Boer").buurten
    words = [claim.strength for claim in STORY.claims if BY_NAME[claim.asset].spot.buurt in villages]
    assert ClaimStrength.PROMPTED not in words
    assert words.count(ClaimStrength.INDEPENDENT) == 8


def test_a_list_is_no_check():
    assert all(asset.known_from is KnownFrom.IMPORT for asset in STORY.assets if asset.row is not None)


def test_in_smaller_boundaries_the_rest_is_told_and_what_is_missing_is_named():
    smaller = NAMES - {"Ten Post Dorp", "Garmerwolde"}
    story = tell(smaller)

    assert story.skipped == ("Garmerwolde", "Ten Post Dorp")
    assert "Dorpstafel Om de Beurt" not in {asset.name for asset in story.assets}
    assert {asset.spot.buurt for asset in story.assets} <= smaller
    assert {claim.asset for claim in story.claims} <= {asset.name for asset in story.assets}
    assert len(story.teams) == 13


def test_without_any_buurt_there_are_teams_and_a_leergang():
    story = tell(())
    assert story.assets == story.claims == ()
    assert len(story.colleagues) == len(STORY.colleagues)
    assert story.sessions == STORY.sessions
