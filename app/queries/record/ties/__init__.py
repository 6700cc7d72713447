"""What a record is tied to."""
