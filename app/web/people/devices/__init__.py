"""Devices that stay signed in: the list of one's own, and the password that they ask for once more."""

from app.web.people.devices import listed, proving

__all__ = ["listed", "proving"]
