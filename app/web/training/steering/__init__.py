"""Steering the leergang: each module adds its routes to its blueprint."""

from app.web.training.steering import rollout

__all__ = ["rollout"]
