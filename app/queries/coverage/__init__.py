"""What we know of every part of the municipality, where nobody looked yet, and how sure that is."""
