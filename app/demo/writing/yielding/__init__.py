"""What came of the leergang in the demonstration."""
