"""The first steps: from a file that somebody made to clean rows under our own field names."""
