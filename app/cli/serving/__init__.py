"""The web server and its workers."""
