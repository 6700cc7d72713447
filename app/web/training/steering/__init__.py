"""Steering the leergang: each module adds its routes to its blueprint."""

from app.web.training.steering import proposals, rollout

__all__ = ["proposals", "rollout"]
