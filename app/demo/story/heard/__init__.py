"""What colleagues hear often, and the seventeen buurtvragen that came of it. All invented, no person in any.

Seventy-four signals in two years: those that went into a question, and nineteen that wait.
"""
