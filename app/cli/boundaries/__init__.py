"""`flask boundaries`: load boundaries, and see which there are."""

from app.cli.boundaries.commands import boundaries

__all__ = ["boundaries"]
