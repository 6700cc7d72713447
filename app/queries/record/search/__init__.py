"""Search in Dutch: what a query means, what it finds for whom, and in which order."""
