"""When something is there: its fields in a form, its sentences on a page, and the week in which it is."""

from __future__ import annotations

from app.web.record.rhythm import said

__all__ = ["said"]
