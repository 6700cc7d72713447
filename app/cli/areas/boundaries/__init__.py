"""`flask boundaries`: load boundaries, and see which there are."""

from app.cli.areas.boundaries.commands import boundaries

__all__ = ["boundaries"]
