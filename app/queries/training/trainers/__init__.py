"""Read who may give a module, and what trainers hand on to each other."""
