"""A word gets a meaning with a reason: said, ours, known, in part, or alike; else it is a search word."""

from __future__ import annotations

import pytest

from importers.assets import Choices, Lexicon, Meaning
from importers.assets.words.guessing import Guesser
from importers.assets.words.vocabulary import AUDIENCES, who_meanings

CHOSEN = Lexicon(
    what={"kwakel": Meaning("place"), "plek": Meaning()}, who={"vrienden": Meaning(audiences=("mannen",))}
)
OURS = Lexicon(
    what={"moskee": Meaning(themes=("eigen-thema",))}, who={"buren": Meaning(audiences=("iedereen",))}
)


@pytest.mark.parametrize(
    ("word", "group", "kind", "values", "reason"),
    [
        ("Kwakel", "what", "place", (), "zo gekozen"),
        ("moskee", "what", "organisation", ("eigen-thema",), "woord bij onze lijst"),
        ("Café", "what", "place", ("ontmoeten-en-verbinden",), "bekend woord"),
        ("eten voor weinig", "what", "", ("eten-en-koken",), "een woord erin kennen we"),
        ("bibliotheeek", "what", "place", ("leren-taal-digitaal",), "lijkt op “bibliotheek”"),
        ("vrienden", "who", "", ("mannen",), "zo gekozen"),
        ("Buren", "who", "", ("iedereen",), "woord bij onze lijst"),
        ("65+", "who", "", ("ouderen",), "bekend woord"),
        ("alleen vrouwen", "who", "", ("vrouwen",), "een woord erin kennen we"),
    ],
)  # fmt: skip
def test_a_word_means_something_for_a_reason(word, group, kind, values, reason):
    guess = Guesser(CHOSEN, OURS).guess(word, group)
    assert (guess.meaning.kind, guess.reason) == (kind, reason)
    assert (guess.meaning.audiences if group == "who" else guess.meaning.themes) == values


@pytest.mark.parametrize(
    ("word", "group"), [("kwek", "what"), ("", "what"), ("kerkje", "who"), ("plek", "what")]
)
def test_other_words_mean_nothing(word, group):
    assert Guesser(CHOSEN, OURS).guess(word, group).meaning is None


def test_words_are_counted_and_somebodys_choice_holds_for_the_rows(read_list):
    result = read_list(
        "Naam;Soort;Doelgroep\nDe Pan;kwakel;senioren\nDe Kan;kwakel;kwakel\n", choices=Choices(words=CHOSEN)
    )
    assert [(one.group, one.word, one.count, one.reason) for one in result.words] == [
        ("what", "kwakel", 2, "zo gekozen"),
        ("who", "senioren", 1, "bekend woord"),
        ("who", "kwakel", 1, "kennen we niet, wordt zoekwoord"),
    ]
    assert [(record.kind, record.audiences, record.tags) for record in result.records] == [
        ("place", ("ouderen",), ()),
        ("place", (), ("kwakel",)),
    ]


def test_columns_say_why_they_are_what_they_are(read_list):
    result = read_list("Naam;Soort activiteit;Telefoon;Titel;Kleur\nDe Pan;plek;1;x;rood\n")
    assert [(column.field, column.reason) for column in result.columns] == [
        ("name", "de kop zegt het"),
        ("kind_words", "een woord in de kop"),
        (None, "over een persoon"),
        (None, "een andere kolom zegt dit"),
        (None, "kennen we niet"),
    ]


def test_the_vocabulary_of_audiences_speaks_codes_only():
    assert {one for meaning in who_meanings().values() for one in meaning.audiences} == set(AUDIENCES)
