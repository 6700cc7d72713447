"""Whether it is there already: the warning while recording, pairs that may be one, and making them one."""

from __future__ import annotations

from app.web.record.duplicates import comparing, listing, merging, offering

__all__ = ["comparing", "listing", "merging", "offering"]
