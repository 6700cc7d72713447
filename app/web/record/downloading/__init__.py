"""What the filter shows, as a file."""

from app.web.record.downloading import download

__all__ = ["download"]
