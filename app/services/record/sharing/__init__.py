"""A record to hand on."""
