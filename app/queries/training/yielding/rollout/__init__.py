"""The stepped roll-out: team-months, and what they say of before and after a training."""
