"""Boundaries and figures by the browser: sent, tried, and then loaded."""
