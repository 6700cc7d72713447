"""Suggesting a change in what another team keeps, and deciding about what others suggest."""

from app.web.record.suggesting import deciding, making

__all__ = ["deciding", "making"]
