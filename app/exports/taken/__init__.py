"""The tables of pages as they are taken along: the numbers of the screen, with how they were counted."""
