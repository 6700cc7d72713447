"""Agreements about contacts and stories that end soon."""

from app.web.record.consent import page

__all__ = ["page"]
