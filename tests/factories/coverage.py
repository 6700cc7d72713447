"""Walks through a buurt."""

from __future__ import annotations

from uuid import uuid4

from app.policy import Viewer
from app.services.coverage.walking import start


def make_walk(viewer: Viewer, area_id: int) -> int:
    """An open walk of the viewer's team."""
    return start(area_id=area_id, client_key=uuid4(), viewer=viewer)
