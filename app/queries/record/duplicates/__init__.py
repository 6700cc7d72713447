"""Records that may be of one thing: for the warning, and for the teams that keep them."""
