"""Passwords: what is stored, and which ones are refused."""

from __future__ import annotations

import re

import pytest

from app.exceptions import Invalid
from app.services.people.passwords import (
    DUMMY_HASH,
    check_new,
    hash_password,
    needs_rehash,
    temporary_password,
    verify,
)


def test_only_the_password_itself_belongs_to_its_hash():
    stored = hash_password("een goed wachtwoord")
    assert stored.startswith("$argon2id$v=19$m=47104,t=2,p=1$")
    assert verify(stored, "een goed wachtwoord")
    assert not verify(stored, "een goed wachtwoorD")
    assert not verify(stored, "")


def test_the_same_letters_from_another_keyboard_are_the_same():
    assert verify(hash_password("cafe\u0301 met koffie"), "caf\u00e9 met koffie")


def test_nobody_s_hash_costs_the_same_and_is_never_right():
    assert not needs_rehash(DUMMY_HASH)
    assert not verify(None, "een goed wachtwoord")


def test_a_broken_hash_is_a_wrong_password():
    assert not verify("-", "een goed wachtwoord")


def test_weaker_parameters_are_noticed():
    assert needs_rehash(DUMMY_HASH.replace("m=47104", "m=1024"))


def test_a_temporary_password_is_readable_and_another_each_time():
    made = {temporary_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", password) for password in made)
    for password in made:
        check_new(password, repeated=password)


@pytest.mark.parametrize(
    ("password", "field", "sentence"),
    [
        ("elf letters", "new", "Gebruik minstens 12 tekens. Het zijn er nu 11."),
        ("a" * 201, "new", "Gebruik hoogstens 200 tekens. Het zijn er nu 201."),
        ("abababababab", "new", "Dit is makkelijk te raden. Gebruik meer verschillende tekens."),
        ("ANNA@voorbeeld.example", "new", "Dit is makkelijk te raden. Kies iets anders"),
    ],
)
def test_a_weak_password_is_refused_in_words(password, field, sentence):
    with pytest.raises(Invalid) as refused:
        check_new(password, repeated=password, taken=("anna@voorbeeld.example",))
    assert refused.value.errors[field].startswith(sentence)


def test_twelve_different_characters_typed_twice_are_enough():
    check_new("paard batterij", repeated="paard batterij")
    with pytest.raises(Invalid) as refused:
        check_new("paard batterij", repeated="paard baterij")
    assert set(refused.value.errors) == {"repeated"}
