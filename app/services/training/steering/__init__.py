"""Steer the leergang: the plan of the basic training, and what colleagues propose."""
