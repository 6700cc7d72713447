"""Recording: capture, edit, place, publish and keep every version."""
