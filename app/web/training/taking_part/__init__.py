"""Taking part: each module adds its routes to the blueprint of the leergang."""

from app.web.training.taking_part import attending, begin, routes, signing_up

__all__ = ["attending", "begin", "routes", "signing_up"]
