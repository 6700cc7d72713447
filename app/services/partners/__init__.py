"""What is done with signals and questions."""
