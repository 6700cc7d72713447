"""The map page with its list and card, and the maps that other pages of records show."""

from __future__ import annotations

from app.web.record.map import page, parts, rows

__all__ = ["page", "parts", "rows"]
