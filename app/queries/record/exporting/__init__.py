"""Records as rows to take along."""
