"""Pages about who keeps what."""

from app.web.record.keeping import one, readers, team, trash

__all__ = ["one", "readers", "team", "trash"]
