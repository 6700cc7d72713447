"""What came of the leergang: steps of teams, claims that were read along, outcomes, and the chain of all."""
