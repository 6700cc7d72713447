"""Records: the map, the list, capture, the page of one record, and changing it."""

from __future__ import annotations

from flask import Flask

from app.web.record import (
    capture,
    checking,
    consent,
    downloading,
    duplicates as duplicate_pages,
    editing,
    filtering,
    hints,
    history,
    keeping,
    listing,
    map as map_pages,
    network,
    rhythm,
    saved,
    sharing,
    show,
    start,
    suggesting,
    then,
    week,
    welcome,
    where as where_pages,
)
from app.web.record.blueprint import bp


def init_app(app: Flask) -> None:
    """Attach the pages of records."""
    app.register_blueprint(bp)


__all__ = [
    "capture",
    "checking",
    "consent",
    "downloading",
    "duplicate_pages",
    "editing",
    "filtering",
    "hints",
    "history",
    "init_app",
    "keeping",
    "listing",
    "map_pages",
    "network",
    "rhythm",
    "saved",
    "sharing",
    "show",
    "start",
    "suggesting",
    "then",
    "week",
    "welcome",
    "where_pages",
]
