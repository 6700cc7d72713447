"""Suggestions: which wait for whom, what one says, and what was answered."""
