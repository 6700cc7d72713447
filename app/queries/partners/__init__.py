"""What is heard often, and the questions that came of it."""
