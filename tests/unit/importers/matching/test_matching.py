"""Whether two names are of one thing: known traps, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from importers.matching import alike, read_name, same_phone, same_website
from importers.name_words import FILLERS, HOUSE, LEGAL, WHAT
from tests.unit.importers.matching.pairs import DIFFERENT, SAME

TEXTS = st.text(max_size=60)
KNOWN = {*FILLERS, *LEGAL, *WHAT}
TELLING = st.text("abcdefghklmoprstuvwz", min_size=5, max_size=14).filter(lambda word: word not in KNOWN)
PUNCTUATED = st.sampled_from(("{}", "  {} ", "{}!", "‘{}’", "({})", "{}."))


def test_of_the_labelled_pairs_nearly_all_are_told_apart():
    """The same pairs as in the benchmark, which prints precision and recall."""
    missed = [pair for pair in SAME if not alike(*pair)]
    false_alarms = [pair for pair in DIFFERENT if alike(*pair)]

    assert len(SAME) + len(DIFFERENT) == 60
    assert len(missed) <= 2, missed
    assert len(false_alarms) <= 2, false_alarms


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Buurthuis", "Wijkcentrum"),
        ("Buurthuis", "Buurthuis De Wierde"),
        ("Vrijwilligersnetwerk", "Vrijwilligersnetwerk Oosterparkwijk"),
        ("Stichting", "Stichting De Brug"),
        ("", ""),
        ("!?", "!?"),
        ("De Es", "De As"),
        ("Portiekgroep 7", "Portiekgroep 9"),
        ("Blok A", "Blok B"),
        ("Koffie en thee dinsdagochtend", "Koffie en thee donderdagochtend"),
    ],
)
def test_names_that_share_little_that_tells_are_not_alike(first, second):
    assert not alike(first, second)


@pytest.mark.parametrize("name", ["Buurthuis", "Stichting", "De Es", "7", "Q", "Ĳsclub", "花園"])
def test_the_same_name_is_the_same_however_little_it_tells(name):
    found = alike(name, name)

    assert found == bool(read_name(name).words)


def test_a_name_is_read_once_without_what_says_nothing():
    found = read_name("Stichting ’t Wijkcentrum De IJsvogel nr. 07")

    assert found.telling == ("ysvogel",)
    assert found.what == {HOUSE}
    assert found.marks == {"7"}


@given(TEXTS, TEXTS)
def test_no_text_is_too_odd_and_the_order_makes_no_difference(first, second):
    assert alike(first, second) == alike(second, first)


@given(TELLING, PUNCTUATED)
def test_case_accents_punctuation_and_legal_forms_make_no_difference(word, shape):
    dressed = shape.format(word.upper().replace("E", "É"))

    assert alike(word, dressed)
    assert alike(f"Stichting {word}", dressed)


@given(TELLING, st.integers(1, 999), st.integers(1, 999))
def test_only_the_same_number_is_the_same(word, one, other):
    assert alike(f"{word} {one}", f"{word} {other}") == (one == other)


@given(TELLING, TELLING)
def test_what_is_alike_differs_by_a_third_at_most_or_holds_the_other(one, other):
    if alike(one, other) and one != other:
        assert abs(len(one) - len(other)) <= 0.3 * min(len(one), len(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.dewierde.example/", "http://dewierde.example", True),
        ("https://dewierde.example/koor?x=1", "dewierde.example/Koor/", True),
        ("https://dewierde.example/koor", "https://dewierde.example/eettafel", False),
        ("https://www.facebook.com/", "https://facebook.com", False),
        ("https://facebook.com/dewierde", "https://m.facebook.com/dewierde", True),
        ("", "", False),
        ("https://[", "https://[", False),
    ],
)
def test_a_page_is_the_same_without_its_trimmings(one, other, same):
    assert same_website(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("050 - 123 45 67", "0501234567", True),
        ("+31 50 123 45 67", "0031 (0)50-1234567", True),
        ("050-1234567", "050-1234568", False),
        ("112", "112", False),
        ("", "", False),
    ],
)
def test_a_number_is_the_same_however_it_is_written(one, other, same):
    assert same_phone(one, other) is same
