"""Pages about who keeps what."""

from app.web.record.keeping import deleting, one, readers, team, trash

__all__ = ["deleting", "one", "readers", "team", "trash"]
