"""Taking part: each module adds its routes to the blueprint of the leergang."""

from app.web.training.taking_part import routes, signing_up

__all__ = ["routes", "signing_up"]
