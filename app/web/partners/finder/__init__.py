"""Zoeken, by two doors: partners for a question of the neighbourhood, and something for a resident.

A question travels by POST and leaves nothing behind: no address, no row, no line in a log.
"""

from app.web.partners.finder import handing, page

__all__ = ["handing", "page"]
