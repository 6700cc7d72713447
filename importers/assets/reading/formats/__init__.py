"""One file per format: each gives headings and the same frozen rows."""
