"""What happened to a record, how it was on a day, and bringing that back."""

from app.web.record.history import going_back, page

__all__ = ["going_back", "page"]
