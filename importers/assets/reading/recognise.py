"""What a file is, by its first bytes alone."""

from __future__ import annotations

import re
from typing import Final

HEAD: Final = 4_096
"""Bytes that say enough."""
APART: Final = frozenset({"zip", "xls", "gpkg", "flatgeobuf", "kml", "gpx"})
"""Formats that only a big library reads, in a process of its own; `zip` may be a spreadsheet or a map."""
_MARKS: Final = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0": "xls",
    b"SQLite format 3\x00": "gpkg",
    b"fgb\x03fgb": "flatgeobuf",
    b"%PDF": "pdf",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
}
_BEFORE_JSON: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_BEFORE_ROOT: Final = re.compile(rb"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT: Final = re.compile(rb"\s*<(?:[\w.-]+:)?(\w+)[\s>/]")


def format_of(head: bytes) -> str:
    """The format that these bytes begin: one of _MARKS, kml, gpx, xml, json, or text."""
    for mark, format_ in _MARKS.items():
        if head.startswith(mark):
            return format_
    plain = head.replace(b"\x00", b"").lstrip(_BEFORE_JSON)
    if plain[:1] in {b"{", b"["}:
        return "json"
    if plain[:1] != b"<":
        return "text"
    root = _ROOT.match(_BEFORE_ROOT.sub(b"", plain))
    name = root[1].decode().casefold() if root else ""
    return name if name in {"kml", "gpx"} else "xml"
