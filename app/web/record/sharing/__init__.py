"""A record to hand on: its address as a picture, a card for a resident, its moments for a calendar."""

from app.web.record.sharing import calendar, calendars, card, qr, standalone

__all__ = ["calendar", "calendars", "card", "qr", "standalone"]
