"""Reports: asking for one, freezing it, and throwing away what was never frozen."""
