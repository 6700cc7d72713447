"""Read who takes part in what; names only for herself and for who gives or plans it."""
