"""Reports: the quarters, what goes into one, and those that there are."""
