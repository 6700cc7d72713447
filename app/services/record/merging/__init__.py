"""Two records that are one: which they may be, making them one, and taking that back."""
