"""The blueprint of the leergang, in a module of its own so that each page can add its routes."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("training", __name__)
