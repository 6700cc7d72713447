"""Pages about who keeps what."""

from app.web.record.keeping import attention, deleting, one, readers, team, trash

__all__ = ["attention", "deleting", "one", "readers", "team", "trash"]
