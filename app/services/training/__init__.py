"""Change the leergang: plan it, and say how it bears on what is on the map."""
