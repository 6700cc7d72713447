"""How things look and sound: our own files, icons and pins, and Dutch dates and numbers."""
