"""Who does not keep a record says what could be better; the team that keeps it decides per field."""
