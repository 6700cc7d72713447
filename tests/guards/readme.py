"""The README taken apart: what it names, so that guards can look whether it exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.guards.repository import text

README = Path("README.md")
BLOCK = re.compile(r"^```[^`]*^```|^ {4}.*$", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
ASSIGNMENT = re.compile(r"[A-Z][A-Z0-9_]*=\S*")


@dataclass(frozen=True, slots=True)
class Readme:
    """The words of the README by what they are."""

    content: str

    @property
    def commands(self) -> list[list[str]]:
        """Every command in a code block or span as its words, without what stands before it."""
        lines = [line.strip() for block in BLOCK.findall(self.content) for line in block.splitlines()]
        parts = [
            part.split()
            for line in [*lines, *self.spans]
            for part in re.split(r" && | ; | \| ", line.partition(" #")[0].removeprefix("$ "))
        ]
        return [command for command in map(_bare, parts) if command]

    @property
    def spans(self) -> list[str]:
        """What stands between single backticks in the running text."""
        return SPAN.findall(BLOCK.sub("", self.content))

    @property
    def links(self) -> list[str]:
        """Where links and pictures lead within the repository."""
        return [link.partition("#")[0] for link in LINK.findall(self.content) if not _leaves(link)]

    @property
    def settings(self) -> set[str]:
        """The names in the first cell of a table that look like a setting."""
        return {
            name
            for cells in self._rows()
            for name in SPAN.findall(cells[0])
            if re.fullmatch(r"[A-Z_]{3,}", name)
        }

    def section(self, title: str) -> str:
        """The part of the README under a heading that contains these words."""
        parts = re.split(r"^(#+ .*)$", self.content, flags=re.MULTILINE)
        for heading, body in zip(parts[1::2], parts[2::2], strict=True):
            if title.lower() in heading.lower():
                return body
        raise AssertionError(f"The README has no heading with '{title}'.")

    def _rows(self) -> list[list[str]]:
        lines = (line.strip() for line in self.content.splitlines())
        return [line.strip("|").split("|") for line in lines if line.startswith("|")]


def readme() -> Readme:
    """The README as it stands."""
    return Readme(text(README))


def _bare(words: list[str]) -> list[str]:
    """`PORT=5001 .venv/bin/flask serve` is `flask serve`, and so is `.venv/bin/python -m flask serve`."""
    while words and ASSIGNMENT.fullmatch(words[0]):
        words = words[1:]
    if words[1:2] == ["-m"]:
        words = words[2:]
    return [words[0].rpartition("/")[2], *words[1:]] if words else []


def _leaves(link: str) -> bool:
    return link.startswith(("#", "http:", "https:", "mailto:"))
