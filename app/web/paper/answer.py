"""A document as an answer."""

from __future__ import annotations

import io

from flask import Response, send_file

from app.models.sorting import sort_key


def document(content: bytes, *names: str) -> Response:
    """The PDF, shown in the browser; stored under the names that say what it is."""
    words = "-".join(sort_key(name) for name in names)
    slug = "-".join("".join(one if one.isascii() and one.isalnum() else " " for one in words).split())
    response: Response = send_file(
        io.BytesIO(content), mimetype="application/pdf", download_name=f"{slug[:80]}.pdf"
    )
    response.cache_control.no_store = True
    return response
