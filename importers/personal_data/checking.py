"""The check of one text, and the text without what was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from importers.personal_data.contexts import context_spans
from importers.personal_data.findings import Finding, Found, Span
from importers.personal_data.numbers import number_spans

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
BLANKS = re.compile(r"\s+")
OF_NUMBERS = re.compile(r"[\d@]")
"""Without one of these no account, telephone, citizen number, address of mail or day can stand there."""


def check_text(text: str, *, allowed: Collection[Found] = ()) -> tuple[Finding, ...]:
    """The kinds of personal data that a text seems to hold, gravest first, each once.

    `allowed` are the kinds that may be there.
    """
    spans = _spans(_plain(text))
    if not spans:
        return ()
    found = {span.kind for span in spans}
    return tuple(Finding(kind) for kind in Found if kind in found and kind not in allowed)


def without_found(text: str, *, allowed: Collection[Found] = (), sign: str = "") -> str:
    """The text with `sign` for what was found in it, in single spaces; `allowed` kinds stay."""
    plain = _plain(text)
    kept, last = [], 0
    for span in sorted(_spans(plain), key=lambda span: span.start):
        if span.end > last and span.kind not in allowed:
            kept += [plain[last : max(last, span.start)], sign]
            last = span.end
    return BLANKS.sub(" ", "".join([*kept, plain[last:]])).strip(" ,;.-()")


def _spans(text: str) -> list[Span]:
    numbers = number_spans(text) if OF_NUMBERS.search(text) else ()
    return [*numbers, *context_spans(text)]


def _plain(text: str) -> str:
    """Digits of every script and width as ours, without signs that nobody sees."""
    if text.isascii():
        return text
    return (
        UNSEEN.sub("", unicodedata.normalize("NFKC", text))
        .replace("\u2010", "-")
        .replace("\u2011", "-")
        .replace("–", "-")
    )
