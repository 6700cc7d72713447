"""Who is asking, and who works here."""
