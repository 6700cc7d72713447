"""Bring in what others wrote down: all of a file in one transaction, or nothing."""
