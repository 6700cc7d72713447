"""Areas of the current boundaries, and in which one a place lies."""
