"""Everything around the story: invented, and drawn from the names themselves, so always the same."""
