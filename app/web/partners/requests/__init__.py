"""Requests: ask the team that keeps a record for contact, the inbox of a team, and the thread."""
