"""Readings of lists and what was said of their rows."""
