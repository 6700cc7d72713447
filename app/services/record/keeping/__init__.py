"""Which team keeps a record: handed over with a yes, looked along with, passed on when a team stops."""
