"""Walks through a buurt."""
