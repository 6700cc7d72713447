"""What lies inside a page that stands alone in a file, for it asks nobody for anything."""

from __future__ import annotations

from flask import current_app
from markupsafe import Markup


def inside(*paths: str) -> Markup:
    """Files of our own and of the libraries (`library/…`), to stand inside the page."""
    found = current_app.extensions["static_files"].files
    text = "\n".join(found[path].body.decode() for path in paths)
    # In a string of a script the two are the same, and so no text of it can end the script.
    return Markup(text.replace("</", "<\\/"))  # noqa: S704 (our own files; nothing of a visitor is in them)
