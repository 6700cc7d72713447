"""Pages about who keeps what."""

from app.web.record.keeping import one, team

__all__ = ["one", "team"]
