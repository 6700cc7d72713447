"""How it all was on a day."""

from app.web.record.then import page

__all__ = ["page"]
