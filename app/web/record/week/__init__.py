"""The Rooster: what is there this week, as the map and the list show the same choices."""

from __future__ import annotations

from app.web.record.week import page

__all__ = ["page"]
