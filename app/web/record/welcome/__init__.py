"""The first five minutes: one real task, no tour."""

from app.web.record.welcome import page

__all__ = ["page"]
