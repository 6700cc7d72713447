"""What stands on paper, asked for as whoever will read it."""
