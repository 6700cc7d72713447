"""Work outside of requests: asking for it, stopping it, and what each kind does."""
