"""Free texts: what looks like personal data in them, and how often that was so."""
