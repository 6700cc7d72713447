"""Commands about areas: boundaries, other divisions, postcodes, where people live."""
