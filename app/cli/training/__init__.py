"""Commands of the leergang."""
