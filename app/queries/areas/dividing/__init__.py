"""Other divisions of the municipality, and what changed between two years of boundaries."""
