"""What a page says about a search, and what is offered while one is typed."""
