"""How it all was on a day: the list, the pins and the counts."""
