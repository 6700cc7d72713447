"""Beheer › Indelingen: the boundaries of each year and what changed, and other divisions to choose by."""

from app.web.areas.dividing import sending, sets, squares, vintages

__all__ = ["sending", "sets", "squares", "vintages"]
