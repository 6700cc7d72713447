"""The stepped roll-out: what it is reckoned from, and the ratio with its interval."""
