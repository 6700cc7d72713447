"""Does a text hold personal data? Pure: a text in, findings out; nothing of the text is ever kept."""
