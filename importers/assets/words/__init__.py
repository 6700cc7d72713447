"""From the words of a list to our kinds, themes and audiences."""
