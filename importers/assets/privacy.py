"""Telephone numbers and e-mail addresses stay out: they may be a person's, and nobody asked that person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from importers.assets.records import Row

if TYPE_CHECKING:
    from importers.assets.log import Log

E_MAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Ten digits that begin with 0, or nine after the country's code, however they are grouped. Each branch begins
# with a plain sign and looks back after it: the search then skips quickly to the next such sign.
TELEPHONE = re.compile(
    r"(?:\+(?<![\d+].)31[ .\-]?(?:\(0\))?[ .\-]?|0(?<![\d+].)031[ .\-]?|\((?<![\d+].)0|0(?<![\d+(].))"
    r"[1-9]\)?(?:[ .\-()]{0,3}\d){8}(?!\d)"
)
FREE_TEXTS = ("name", "summary", "address", "street", "website", "kind_words", "theme_words", "tags")
GONE = "…"


def without_personal_data(rows: Iterable[Row], log: Log) -> Iterator[Row]:
    """Take telephone numbers and e-mail addresses out of the texts, and say so without repeating them."""
    for row in rows:
        joined = "\n".join([row.texts.get(field, "") for field in FREE_TEXTS])
        if "@" not in joined and not TELEPHONE.search(joined):
            yield row
            continue
        changed = {
            field: masked
            for field in FREE_TEXTS
            if (text := row.texts.get(field)) and (masked := mask(text)) != text
        }
        for field in changed:
            log.note(
                row.number,
                "Er stond een telefoonnummer of e-mailadres in. Zulke gegevens nemen we niet over.",
                action="niet overgenomen",
                field=field,
            )
        yield Row(row.number, {**row.texts, **changed}, row.place)


def mask(text: str) -> str:
    """The text with "…" where a telephone number or e-mail address stood; empty when nothing else is left."""
    if "@" in text:
        text = E_MAIL.sub(GONE, text)
    text = TELEPHONE.sub(GONE, text)
    return text if text.strip(f" {GONE},;/.-") else ""
