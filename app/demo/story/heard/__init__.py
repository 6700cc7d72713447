"""What colleagues hear often, the seventeen buurtvragen that came of it, and what teams ask each other.

All invented, no person in any.

Seventy-four signals in two years: those that went into a question, and nineteen that wait.
"""
