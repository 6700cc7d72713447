"""What somebody calls the device in her hand, from what its browser says of itself."""

from __future__ import annotations

KINDS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Telefoon of tablet (Android)"),
    ("Windows", "Computer (Windows)"),
    ("Macintosh", "Computer (Mac)"),
    ("Linux", "Computer (Linux)"),
)
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))


def device_name(user_agent: str) -> str:
    """'Telefoon of tablet (Android), Chrome'; 'Een apparaat' of which we know nothing."""
    kind = next((name for mark, name in KINDS if mark in user_agent), "Een apparaat")
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    return f"{kind}, {browser}" if browser else kind
