"""The words that the check knows, read once from the lists beside this module."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent / "lists"


def _listed(name: str) -> frozenset[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(
        word.strip().lower()
        for line in lines
        if not line.startswith("#")
        for word in line.split(",")
        if word.strip()
    )


FIRST_NAMES = _listed("first_names.txt")
SURNAMES = _listed("surnames.txt")
CARE_WORDS = _listed("care_words.txt")
TITLES = _listed("titles.txt")
STREET_ENDS = _listed("street_ends.txt")
BEFORE_THINGS = _listed("before_things.txt")
AFTER_THINGS = _listed("after_things.txt")
PRIVATE_HOSTS = _listed("private_hosts.txt")
