"""Devices that stay signed in, the password that they ask for once more, and keys for programs."""

from app.web.people.devices import listed, programs, proving

__all__ = ["listed", "programs", "proving"]
