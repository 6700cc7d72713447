"""What happened to a record, how it was on a day, and bringing that back."""

from app.web.record.history import page

__all__ = ["page"]
