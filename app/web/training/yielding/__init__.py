"""What came of the leergang: steps after a session, reading along, outcomes, and the chain."""

from app.web.training.yielding import actions, chain, downloading, outcomes, reading

__all__ = ["actions", "chain", "downloading", "outcomes", "reading"]
