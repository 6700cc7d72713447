"""Read how the leergang is steered: done against plan, and what colleagues propose."""
