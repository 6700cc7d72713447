"""Steering the leergang: each module adds its routes to its blueprint."""

from app.web.training.steering import downloading, proposals, rollout

__all__ = ["downloading", "proposals", "rollout"]
