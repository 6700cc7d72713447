"""Whether it is there already: the warning while recording, and the page that compares two records."""

from __future__ import annotations

from app.web.record.duplicates import comparing, offering

__all__ = ["comparing", "offering"]
