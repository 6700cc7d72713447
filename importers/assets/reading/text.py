"""From the bytes of a file to text: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from typing import BinaryIO

from importers.assets.log import Log
from importers.records import ImportRefused

Opened = Callable[[], BinaryIO]
"""Opens a file anew, at its beginning: who reads it need not hold it whole."""
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
AT_A_TIME = 1_000_000
"""Bytes."""


def decoded(content: bytes, log: Log, *, only_utf8: bool) -> tuple[str, str]:
    """The text and the name of its encoding; raises ImportRefused when it is no text."""
    encoding = encoding_of(lambda: io.BytesIO(content), log, only_utf8=only_utf8)
    return content.decode(encoding), shown(encoding)


def encoding_of(opened: Opened, log: Log, *, only_utf8: bool) -> str:
    """The name by which Python reads all of it; raises ImportRefused when it is no text."""
    with opened() as file:
        encodings = ("utf-16",) if file.read(2) in UTF_16_MARKS else ("utf-8-sig", "cp1252")
    for encoding in encodings[:1] if only_utf8 else encodings:
        try:
            is_text = _is_text(opened, encoding)
        except UnicodeDecodeError:
            continue
        if not is_text:
            break
        if encoding == "cp1252":
            log.note(None, "Het bestand is geen UTF-8; we lazen het als Windows-tekst. Kijk de accenten na.")
        return encoding
    raise ImportRefused(
        "Dit is geen tekst die we kunnen lezen. Sla het opnieuw op als CSV of GeoJSON (UTF-8)."
    )


def shown(encoding: str) -> str:
    """As people call it."""
    return encoding.removesuffix("-sig")


def _is_text(opened: Opened, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with opened() as file:
        while chunk := file.read(AT_A_TIME):
            if "\x00" in decoder.decode(chunk):
                return False
    decoder.decode(b"", final=True)
    return True
