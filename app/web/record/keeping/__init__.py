"""Pages about who keeps what."""

from app.web.record.keeping import one, team, trash

__all__ = ["one", "team", "trash"]
