"""A question in plain Dutch, read with a lexicon: what is wanted, in the terms of records."""
