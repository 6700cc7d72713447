"""What came of the leergang in the story: steps of teams, claims that were read along, and outcomes."""
