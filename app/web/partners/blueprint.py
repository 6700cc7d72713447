"""The blueprint of signals and questions, in a module of its own so that each page can add its routes."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("partners", __name__)
