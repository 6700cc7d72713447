"""Where it is, while somebody is still typing it."""
