"""The quarterly report: its contents in words, on paper, as spreadsheet, as layers and as a map of its own.

contents    what it says: sections with tables, each with a sentence in words
telling/    a module per section
paper       as PDF, with its maps
"""
