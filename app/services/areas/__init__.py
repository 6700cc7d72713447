"""Loading boundaries: areas of a year are stored, tied to other years, and records find their buurt again."""
