"""Passwords: hashed with argon2id, checked in the same time whether or not somebody has the address."""

from __future__ import annotations

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.exceptions import Invalid

HASHER = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1)
"""46 MiB and two passes, twice what OWASP's password storage sheet asks: about a tenth of a second."""

DUMMY_HASH = (
    "$argon2id$v=19$m=47104,t=2,p=1$hvtBUIB0dKR763mt0q5TiQ$irHRCbE9/rDsouvHQLRSy1fB0BIyp3YP65NHtyQprjk"
)
"""Of a random password that nobody kept: an unknown address costs the same work as a known one."""

MINIMUM = 12
MAXIMUM = 200
FEWEST_CHARACTERS = 5
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""No l, i, o, 0, 1: a temporary password is read aloud."""


def hash_password(password: str) -> str:
    """The argon2id hash with its parameters and salt."""
    return HASHER.hash(_normal(password))


def verify(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; None (nobody) takes as long and is never right."""
    known = password_hash is not None
    try:
        return HASHER.verify(password_hash or DUMMY_HASH, _normal(password)) and known
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(password_hash)


def temporary_password() -> str:
    """Four groups of four readable characters: 79 bits."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))


def check_new(password: str, *, repeated: str, taken: tuple[str, ...] = ()) -> None:
    """Raise Invalid unless the password is long enough, typed twice the same and none of `taken`."""
    length = len(_normal(password))
    if length < MINIMUM:
        raise Invalid({"new": f"Gebruik minstens {MINIMUM} tekens. Het zijn er nu {length}."})
    if length > MAXIMUM:
        raise Invalid({"new": f"Gebruik hoogstens {MAXIMUM} tekens. Het zijn er nu {length}."})
    if len(set(_normal(password))) < FEWEST_CHARACTERS:
        raise Invalid({"new": "Dit is makkelijk te raden. Gebruik meer verschillende tekens."})
    if _normal(password).casefold() in {_normal(word).casefold() for word in taken}:
        raise Invalid({"new": "Dit is makkelijk te raden. Kies iets anders dan je naam of oude wachtwoord."})
    if _normal(password) != _normal(repeated):
        raise Invalid({"repeated": "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze nog een keer."})


def _normal(password: str) -> str:
    """The same characters, whichever keyboard composed them."""
    return unicodedata.normalize("NFKC", password)
