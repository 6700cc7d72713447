"""What a team keeps, and which handovers wait."""
