"""Texts that stand for a number or a web address, as people write them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST_NUMBER = 40
LONGEST_WEBSITE = 500
_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?|[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+", re.IGNORECASE)


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
    if not text.isprintable() or " " in text or len(text) > LONGEST_WEBSITE:
        return None
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.casefold() not in {"http", "https"} or parts.username or not _HOST.fullmatch(host):
        return None
    return address
