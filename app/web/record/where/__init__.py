"""Where it is: addresses while typing, what is together at one place, and places that are uncertain."""

from app.web.record.where import suggesting, uncertain

__all__ = ["suggesting", "uncertain"]
