"""What is read in a question: phrases, sizes, days, what is not wanted, compounds and typing errors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from app.queries.partners.finder.asking.lexicon import lexicon_of
from app.queries.partners.finder.asking.meaning import Meaning
from app.queries.partners.finder.asking.reading import mended, next_day, read
from app.queries.partners.finder.asking.word_file import OWN_FILE, read_words

CATALOGUE = (
    ("theme", "ontmoeten", "Ontmoeten en verbinden", ("gezelschap",)),
    ("audience", "ouderen", "Ouderen", ("senioren",)),
    ("audience", "mantelzorgers", "Mantelzorgers", ("zorgen", "voor")),
)
AREAS = (
    ("Beijum-West", Meaning("buurt", "BU1")),
    ("Beijum", Meaning("buurt", "BU1")),
    ("De Hoogte", Meaning("buurt", "BU2")),
)
LEXICON = lexicon_of((OWN_FILE, 0), CATALOGUE, ((7, "Team Korrewegwijk (voorbeeld)"),), AREAS)


def wanted(text: str, kind: str) -> list[object]:
    return [meaning.value for meaning in read(text, LEXICON).wanted if meaning.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("jonge moeders die elkaar niet kennen", "audience", ["ouders-jonge-kinderen"]),
        ("jonge moeders die elkaar niet kennen", "theme", ["ontmoeten-en-verbinden"]),
        ("iets voor ouderen", "audience", ["ouderen"]),
        ("iets voor ouders", "audience", ["ouders-jonge-kinderen"]),
        ("mannen van 50+", "audience", ["mannen", "ouderen"]),
        ("repaircafé", "subject", ["repareren"]),
        ("wie maakt mijn fiets, hij is kapot", "subject", ["fietsen", "repareren"]),
        ("in Beijum of de Hoogte", "buurt", ["BU1", "BU2"]),
        ("team korrewegwijk", "team", [7]),
        ("in de Korrewegwijk", "team", [7]),
        ("op donderdagavond", "weekday", [3]),
        ("op donderdagavond", "time", ["evening"]),
        ("'s ochtends", "time", ["morning"]),
        ("in de zomervakantie", "month", [(7, 8)]),
        ("het mag niks kosten", "limit", ["free"]),
        ("we hebben geen budget", "limit", ["free"]),
        ("zonder drempel", "limit", ["step_free"]),
        ("iemand die Tigrinya spreekt", "language", ["ti"]),
        ("een dove man", "language", ["dse"]),
        ("wie leent een boormachine", "offer", []),
        ("wie heeft een zaaltje", "offer", ["space"]),
        ("rolstoelmoestuin", "limit", ["step_free"]),
        ("rolstoelmoestuin", "subject", ["tuinieren"]),
        ("buurtmoestuin", "subject", ["tuinieren"]),
    ],
)
def test_words_and_phrases_mean_what_they_should(text, kind, values):
    assert wanted(text, kind) == values


def test_what_is_not_wanted_reaches_to_the_next_turn_of_the_sentence():
    found = read("Niet nóg een koffieochtend. Wel wandelen, geen bingo maar zingen", LEXICON)

    assert [meaning.value for meaning in found.unwanted] == ["koffie", "spelletjes"]
    assert [meaning.value for meaning in found.wanted if meaning.kind == "subject"] == ["wandelen", "muziek"]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("zes jonge moeders", [6]),
        ("met veertig kinderen", [40]),
        ("een zaal voor 100 mensen", [100]),
        ("2 keer per week met mannen", []),
        ("een meneer van 85 jaar met ouderen", []),
        ("half zes", []),
        ("3 euro", []),
    ],
)
def test_a_number_counts_people_only_when_people_follow(text, sizes):
    assert read(text, LEXICON).sizes == sizes


def test_a_day_of_a_month_is_a_day_and_comes_next_time():
    assert read("op 11 november", LEXICON).on == (11, 11)
    assert next_day(11, 11, date(2026, 10, 1)) == date(2026, 11, 11)
    assert next_day(11, 11, date(2026, 11, 12)) == date(2027, 11, 11)
    assert next_day(29, 2, date(2026, 3, 1)) == date(2028, 2, 29)
    assert next_day(31, 2, date(2026, 3, 1)) is None


def test_inside_is_a_place_and_not_outside():
    assert read("kunnen ze ergens binnen zitten als het regent", LEXICON).indoors


@pytest.mark.parametrize(
    "text", ["ze wil dood", "hij slaat haar", "denkt aan zelfmoord", "een kind wordt mishandeld", "in gevaar"]
)
def test_words_of_danger_are_heard(text):
    assert read(text, LEXICON).help


def test_words_that_nobody_knows_are_left_over_and_fillers_are_not():
    assert read("ik zoek iemand die kan flierefluiten met elkaar", LEXICON).free == ["flierefluiten"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("boodschapppen", "boodschappen"),
        ("wandellen", "wandelen"),
        ("huisvverk", "huiswerk"),
        ("kooor", "koor"),
        ("zal", ""),
        ("onbegrijpelijk", ""),
    ],
)
def test_a_typing_error_is_put_right_when_the_word_is_near(typed, meant):
    assert mended(typed, LEXICON) == meant


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    found = read(text, LEXICON)

    assert all(isinstance(meaning, Meaning) for meaning in [*found.wanted, *found.unwanted])


def test_a_file_of_words_that_is_no_good_says_what_to_do(tmp_path):
    from app.exceptions import ConfigurationError

    for content, said in (("[[", "geen goed TOML-bestand"), ("[limits]\n", "Begin met een kopie")):
        path = tmp_path / "woorden.toml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ConfigurationError, match=said):
            read_words(path, hash(content))
