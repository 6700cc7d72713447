"""What stands beside the numbers: other days and parts, and what professionals think."""
