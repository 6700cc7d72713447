"""Trainers from the own staff: each module adds its routes to the blueprint of the leergang."""

from app.web.training.trainers import offering, opening, playbooks, qualifying

__all__ = ["offering", "opening", "playbooks", "qualifying"]
