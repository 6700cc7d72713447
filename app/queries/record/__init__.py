"""Records as they may be seen: filters, lists, pins, counts and the page of one."""
