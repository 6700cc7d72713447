"""What runs beside the requests, and how that went."""
