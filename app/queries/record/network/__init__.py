"""Who does something with whom, of the records that a visitor sees."""
