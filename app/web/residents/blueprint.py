"""The blueprint of what residents read."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("residents", __name__)
