"""What hangs on a record and expires: contacts, stories, the note of a team. In no version or shown row."""
