"""Names with their sentences: what can be found in any neighbourhood, and in a village."""
