"""Where records meet: at which other record, together with which, and of which we are not certain."""
