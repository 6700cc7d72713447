"""Chance that is always the same: drawn from a text, on every machine and in every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Choice = TypeVar("Choice")


def number(*key: object) -> int:
    """A large whole number that belongs to these words."""
    return int.from_bytes(sha256("|".join(map(str, key)).encode()).digest()[:6], "big")


def fraction(*key: object) -> float:
    """A number from 0 up to, not including, 1."""
    return number(*key) / 2**48


def between(low: int, high: int, *key: object) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + number(*key) % (high - low + 1)


def pick(options: Sequence[Choice], *key: object) -> Choice:
    """One of the options."""
    return options[number(*key) % len(options)]
