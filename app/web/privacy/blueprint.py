"""The blueprint of privacy, in a module of its own so that each page can add its routes."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("privacy", __name__)
