"""Names and addresses as people type them, made into what the database keeps."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

INVISIBLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of control characters and line separators."""

EMAIL_HELP = "Dit lijkt geen e-mailadres. Schrijf het zoals naam@organisatie.nl."


def plain_line(text: str) -> str:
    """One line without control characters, with single spaces, composed (NFC)."""
    composed = unicodedata.normalize("NFC", text)
    letters = (" " if unicodedata.category(letter) in INVISIBLE else letter for letter in composed)
    return " ".join("".join(letters).split())


def normal_email(text: str) -> str | None:
    """The address in small letters and ASCII, or None when it isn't one. Asks no other machine."""
    try:
        found = validate_email(
            plain_line(text), check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError:
        return None
    return (found.ascii_email or "").lower() or None
