"""Boundaries that somebody sent: read by a child with limits of its own, as lists of others are."""

from importers.boundaries.apart.asking import read_apart

__all__ = ["read_apart"]
