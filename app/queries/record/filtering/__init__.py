"""Reading a filter, and keeping one."""
