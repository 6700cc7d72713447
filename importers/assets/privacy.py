"""What may be a person's stays out: nobody asked that person.

Telephone numbers and e-mail addresses of organisations too: in a list nobody can tell whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from importers.assets.records import Row
from importers.personal_data import Found, check_text, without_found

if TYPE_CHECKING:
    from importers.assets.log import Log

E_MAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Ten digits that begin with 0, or nine after the country's code, however they are grouped. Each branch begins
# with a plain sign and looks back after it: the search then skips quickly to the next such sign.
TELEPHONE = re.compile(
    r"(?:\+(?<![\d+].)31[ .\-]?(?:\(0\))?[ .\-]?|0(?<![\d+].)031[ .\-]?|\((?<![\d+].)0|0(?<![\d+(].))"
    r"[1-9]\)?(?:[ .\-()]{0,3}\d){8}(?!\d)"
)
FREE_TEXTS = (
    "name",
    "summary",
    "address",
    "street",
    "website",
    "kind_words",
    "theme_words",
    "audience_words",
    "tags",
)
PROSE = frozenset({"summary", "tags"})
"""Elsewhere a surname is that of a street or a shop: bakkerij Jansen stands in no list by accident."""
GONE = "…"
_LEFT_OVER = f" {GONE},;/.-"
OF_NUMBERS = re.compile(r"[\d@]")
REMEMBERED, SHORT = 20_000, 40
"""Texts that come back in every row are looked at once: how many, and how long they may be."""


def without_personal_data(rows: Iterable[Row], log: Log) -> Iterator[Row]:
    """Take what looks like personal data out of the texts, and say so without repeating it."""
    clean: dict[bool, set[str]] = {True: set(), False: set()}
    for row in rows:
        changed = {}
        for field in FREE_TEXTS:
            text, names = row.texts.get(field), field in PROSE
            if not text or text in clean[names]:
                continue
            masked = mask(text, names=names)
            if masked != text:
                changed[field] = masked
            elif len(text) <= SHORT and len(clean[names]) < REMEMBERED:
                clean[names].add(text)
        for field in changed:
            log.note(
                row.number,
                "Er stond iets in dat op persoonsgegevens lijkt. Zulke gegevens nemen we niet over.",
                action="niet overgenomen",
                field=field,
            )
        yield replace(row, texts={**row.texts, **changed}) if changed else row


def mask(text: str, *, names: bool = False) -> str:
    """The text with "…" where personal data stood, names only when asked; empty when nothing else is left."""
    allowed = () if names else (Found.NAME,)
    if check_text(text, allowed=allowed):
        text = without_found(text, allowed=allowed, sign=GONE)
    if OF_NUMBERS.search(text):
        text = TELEPHONE.sub(GONE, E_MAIL.sub(GONE, text))
    return text if text.strip(_LEFT_OVER) else ""
