"""Addresses that begin as somebody types them, in the register's own spelling.

A suggestion is no answer: what is chosen is looked up and held against the rule when the form is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from importers.addresses import Unreachable
from importers.locatieserver import BASE_URL, NoAnswer, addresses_in, ask, question_of, text_of

MOST_SUGGESTIONS: Final = 6


@dataclass(frozen=True, slots=True)
class Suggested:
    """Addresses as the register writes them, the likeliest first."""

    labels: tuple[str, ...]


def suggest(
    text: str,
    *,
    municipality: str,
    base_url: str = BASE_URL,
    timeout: float = 1,
    allow_loopback: bool = False,
) -> Suggested | Unreachable:
    """At most six addresses in the municipality with CBS code `municipality` (GM0014) that fit `text`."""
    try:
        documents = ask(
            "suggest",
            {"q": question_of(text), "fq": addresses_in(municipality), "fl": "type,weergavenaam"},
            base_url=base_url,
            timeout=timeout,
            allow_loopback=allow_loopback,
        )
    except NoAnswer as error:
        return Unreachable(reason=str(error))
    labels = (text_of(document, "weergavenaam") for document in documents if document.get("type") == "adres")
    return Suggested(tuple(dict.fromkeys(label for label in labels if label))[:MOST_SUGGESTIONS])
