"""What becomes of each row: where it lands, which record it is, and the account of it."""
