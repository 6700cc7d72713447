"""Where it is: addresses while typing, what is together at one place, and places that are uncertain."""

from app.web.record.where import here, suggesting, together, uncertain

__all__ = ["here", "suggesting", "together", "uncertain"]
