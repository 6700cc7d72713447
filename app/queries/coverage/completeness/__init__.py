"""C8: of how much we may know nothing, reckoned from our map and a list of somebody else."""
