"""The blueprint of paper."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("paper", __name__)
