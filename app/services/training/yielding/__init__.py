"""Steps after a session, reading claims along, and telling what changed."""
