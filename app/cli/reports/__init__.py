"""The commands about reports."""
