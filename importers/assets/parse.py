"""Texts that stand for a number or a web address, as people write them."""

from __future__ import annotations

import re

LONGEST_NUMBER = 40
LONGEST_WEBSITE = 500
_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?|[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
)
# A host with a dot, as a visitor's browser finds it from anywhere; no user name, no address in digits.
_WEBSITE = re.compile(
    r"https?://(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\^`{|}]*)?",
    re.IGNORECASE,
)


def number(text: str) -> float | None:
    """A decimal number with a point or a comma, with or without thousands; None when it is anything else.

    One lone separator is a decimal sign ("6,56", "233.482"). No exponents, no NaN, no infinity.
    """
    if len(text) > LONGEST_NUMBER:
        return None
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    if not _GROUPED.fullmatch(text):
        return None
    text = text.replace(" ", "")
    if text.rfind(",") > text.rfind("."):
        text = text.replace(".", "").replace(",", ".")
    elif "," in text:
        text = text.replace(",", "")
    else:
        text = text.replace(".", "")
    return float(text)


def website(text: str) -> str | None:
    """The address with its scheme (https:// when none was written); None when it is no http(s) address."""
    address = text if "://" in text else f"https://{text}"
    return address if len(address) <= LONGEST_WEBSITE and _WEBSITE.fullmatch(address) else None
