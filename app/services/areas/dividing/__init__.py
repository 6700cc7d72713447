"""Other divisions of the municipality: read from a list, or made by hand."""
