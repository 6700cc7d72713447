"""The process that does the jobs, and how `flask serve` keeps it going."""
