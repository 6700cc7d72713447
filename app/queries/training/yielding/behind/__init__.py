"""What lies behind a number of the chain: exactly the things that it counts."""
