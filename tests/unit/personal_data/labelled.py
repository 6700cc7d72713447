"""The labelled sentences, and how well the check tells them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from importers.personal_data import Found, check_text

SENTENCES = Path(__file__).parent / "sentences.txt"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the kinds that a careful reader finds in it."""

    text: str
    kinds: frozenset[Found]
    is_held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How often the check was right, too eager, or blind."""

    right: int
    eager: int
    blind: int

    @property
    def precision(self) -> float:
        """The part of what it said that was so."""
        return self.right / (self.right + self.eager) if self.right + self.eager else 1.0

    @property
    def recall(self) -> float:
        """The part of what was there that it said."""
        return self.right / (self.right + self.blind) if self.right + self.blind else 1.0


def labelled() -> tuple[Labelled, ...]:
    """All sentences of the file."""
    found, held = [], False
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            held = held or line == "# held out"
            continue
        kinds, _, text = line.partition(" | ")
        named = [] if kinds == "-" else kinds.split("+")
        found.append(Labelled(text, frozenset(Found(kind) for kind in named), held))
    return tuple(found)


def score(kind: Found, sentences: Iterable[Labelled]) -> Score:
    """One kind over all these sentences."""
    pairs = [
        (kind in sentence.kinds, kind in {finding.kind for finding in check_text(sentence.text)})
        for sentence in sentences
    ]
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))
