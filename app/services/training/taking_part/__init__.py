"""Take part: sign up for a session, and choose a route of electives."""
