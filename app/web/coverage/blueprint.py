"""The blueprint of what we know per part of the municipality, and of the walks that add to it."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("coverage", __name__)
