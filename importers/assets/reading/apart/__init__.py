"""Formats that only a big library reads, in a process of their own: what it breaks ends with that process.

`asking` is our side; `child` runs on the other, within limits that it sets itself before its first library.
"""
