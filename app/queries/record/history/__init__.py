"""What happened to a record, and how it was: always as far as its visitor may see it today."""
