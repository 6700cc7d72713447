"""From the bytes of a file to text: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""

from __future__ import annotations

from importers.assets.log import Log
from importers.records import ImportRefused

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes, log: Log, *, only_utf8: bool) -> tuple[str, str]:
    """The text and the name of its encoding; raises ImportRefused when it is no text."""
    encodings = ("utf-16",) if content.startswith(UTF_16_MARKS) else ("utf-8-sig", "cp1252")
    for encoding in encodings[:1] if only_utf8 else encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        if encoding == "cp1252":
            log.note(None, "Het bestand is geen UTF-8; we lazen het als Windows-tekst. Kijk de accenten na.")
        return text, encoding.removesuffix("-sig")
    raise ImportRefused(
        "Dit is geen tekst die we kunnen lezen. Sla het opnieuw op als CSV of GeoJSON (UTF-8)."
    )
