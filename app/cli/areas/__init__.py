"""Commands about areas: boundaries, other divisions, postcodes."""
