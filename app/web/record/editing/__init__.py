"""Changing a record: its form, its parts, its ties, and what happens when two do so at once."""

from app.web.record.editing import conflict, page, ties

__all__ = ["conflict", "page", "ties"]
