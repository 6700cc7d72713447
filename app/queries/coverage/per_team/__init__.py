"""What is said per team: nothing until the works council agreed, and never of fewer than five people."""
