"""What was told by hand: teams, colleagues, the leergang, twenty initiatives and what stands beside them."""
