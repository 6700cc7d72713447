"""The forms of a report beside paper: a spreadsheet, layers for a GIS, and a map that stands alone."""
