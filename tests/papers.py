"""What stands in a PDF: its words, and the structure that somebody hears who can't see it."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def words_of(content: bytes) -> str:
    """The text of all pages on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def pages_of(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


def text_of(response: Any) -> str:
    """The text of an answer, also of one on paper."""
    if response.mimetype == "application/pdf":
        return words_of(response.data)
    return response.get_data(as_text=True)


def tags_of(content: bytes) -> list[tuple[str, str]]:
    """The kind of each structure element in reading order, with the alternative text of a figure."""
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]
    return list(_below(root["/StructTreeRoot"]))


def assert_accessible(content: bytes) -> None:
    """What PDF/UA-1 asks: tags, language, title, headings in order, alternatives, own fonts."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title
    tags = tags_of(content)
    levels = [int(kind[2:]) for kind, _alt in tags if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(alt for kind, alt in tags if kind == "/Figure")
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "SourceSans" in font["/BaseFont"]


def _below(element: Any) -> Iterator[tuple[str, str]]:
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(one, dict) and "/S" in one:
            yield one["/S"], str(one.get("/Alt", ""))
            yield from _below(one)
