"""A record to hand on: its address as a picture, and a card for a resident."""

from app.web.record.sharing import card, qr, standalone

__all__ = ["card", "qr", "standalone"]
