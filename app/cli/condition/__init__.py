"""How this installation stands: what is right, what to look at, what is wrong and what to do about it."""
