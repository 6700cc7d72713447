"""Read the leergang: programmes, sessions, and what was linked to them."""
